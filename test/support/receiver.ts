import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** A server on loopback that takes whatever it is sent and answers 200, until the test ends. */
export async function startReceiver(): Promise<{ url: string; received: ReceivedRequest[] }> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      received.push({ method, path: url, headers, body: Buffer.concat(chunks).toString("utf8") });
      response.end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () => new Promise<void>((resolve) => server.closeAllConnections() ?? server.close(() => resolve())),
  );
  const { port }: Partial<AddressInfo> = addressOf(server.address());
  return { url: `http://127.0.0.1:${port}`, received };
}

function addressOf(address: AddressInfo | string | null): Partial<AddressInfo> {
  return typeof address === "object" && address !== null ? address : {};
}
