import type { Readable, Writable } from "node:stream";

/** A stream for text that may be a terminal. */
export type TextStream = Writable & { isTTY?: boolean; columns?: number };

export type StopSignal = "SIGINT" | "SIGTERM";

/** Everything of the process that the command line touches. */
export interface Io {
  stdin: Readable;
  stdout: TextStream;
  stderr: TextStream;
  env: Readonly<Record<string, string | undefined>>;
  /** The real time. */
  now(): Date;
  /** Calls `stop` at the first signal; a second one ends the process by itself. Returns how to stop listening. */
  onStop(stop: (signal: StopSignal) => void): () => void;
  /** Calls `crashed` with an error that nobody caught. */
  onCrash(crashed: (error: unknown) => void): void;
}

export function processIo(): Io {
  return {
    // What is read makes itself ready, which takes a while.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => new Date(),
    onStop(stop) {
      process.once("SIGINT", stop).once("SIGTERM", stop);
      return () => process.off("SIGINT", stop).off("SIGTERM", stop);
    },
    onCrash(crashed) {
      process.on("uncaughtException", crashed).on("unhandledRejection", crashed);
    },
  };
}
