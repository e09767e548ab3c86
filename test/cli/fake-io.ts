import { Readable } from "node:stream";
import type { Io, StopSignal } from "../../src/cli/io.js";
import { type TextSink, textSink } from "./text-sink.js";

/** A process to run the command line in, without one. */
export interface FakeIo extends Io {
  stdout: TextSink;
  stderr: TextSink;
  /** Sends the process a signal. */
  stop(signal: StopSignal): void;
  /** Lets an error go uncaught. */
  crash(error: unknown): void;
}

export function fakeIo(
  given: {
    stdin?: Readable;
    stdout?: TextSink;
    env?: Record<string, string>;
    now?: Date;
    columns?: number;
  } = {},
): FakeIo {
  let onStop: (signal: StopSignal) => void = () => {};
  let onCrash: (error: unknown) => void = () => {};
  return {
    stdin: given.stdin ?? Readable.from([]),
    stdout: given.stdout ?? textSink(),
    stderr: textSink(given.columns),
    env: given.env ?? {},
    now: () => given.now ?? new Date("2026-11-23T09:00:00Z"),
    onStop(stop) {
      onStop = stop;
      return () => {
        onStop = () => {};
      };
    },
    onCrash(crashed) {
      onCrash = crashed;
    },
    stop: (signal) => onStop(signal),
    crash: (error) => onCrash(error),
  };
}
