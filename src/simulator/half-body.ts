import { SocketFault } from "./fault.js";

/** A body that ends in its middle: the connection breaks there, or nothing more ever comes. */
export function halfBody(text: string, { next }: { next: "silence" | "error" }): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let sent: "nothing" | "half" = "nothing";
  return new ReadableStream<Uint8Array>(
    {
      // What fails must fail at the second pull: an error at once would discard the half that is queued.
      pull(controller) {
        if (sent === "nothing") {
          sent = "half";
          controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
          return;
        }
        if (next === "error") {
          controller.error(new SocketFault("in the middle of the body"));
          return;
        }
        return new Promise<void>(() => {});
      },
    },
    { highWaterMark: 0 },
  );
}
