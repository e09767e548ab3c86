import { OutputClosedError } from "../sync-file/errors.js";
import { outputError } from "../sync-file/target.js";
import { StoppedError } from "./errors.js";
import type { Io } from "./io.js";

/** What may end a run before its work is done. */
export interface RunSignal {
  /** Aborted when the run is to end; its reason says why. */
  signal: AbortSignal;
  /** Rejects with an error that nobody caught, whatever the command waits for. */
  crashed: Promise<never>;
  /** Waits until what was written has left; rejects when its reader went away. */
  flushed(): Promise<void>;
  /** Leaves signals to whoever runs next. */
  close(): void;
}

export function createRunSignal(io: Io): RunSignal {
  const controller = new AbortController();
  let outputFailure: Error | undefined;
  const stopStopping = io.onStop((name) => controller.abort(new StoppedError(name)));
  // Nobody stops listening for these: what fails after the run is over must not change its exit code.
  const crashed = new Promise<never>((_, reject) => {
    io.onCrash((error) => {
      controller.abort(error);
      reject(error);
    });
  });
  crashed.catch(() => {});
  const onOutputError = (cause: Error) => {
    outputFailure ??= streamError(cause);
    controller.abort(outputFailure);
  };
  // Whoever read our talk went away: no reason to end a sync.
  const onTalkError = () => {};
  io.stdout.on("error", onOutputError);
  io.stderr.on("error", onTalkError);
  return {
    signal: controller.signal,
    crashed,
    async flushed() {
      await new Promise<void>((resolve) => io.stdout.write("", () => resolve()));
      // The error's event comes after the callback.
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (outputFailure !== undefined) throw outputFailure;
    },
    close: stopStopping,
  };
}

function streamError(cause: Error): Error {
  const code: unknown = Reflect.get(cause, "code");
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED"
    ? new OutputClosedError("the reader of the output went away", { cause })
    : outputError("-", cause);
}
