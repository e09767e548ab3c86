import type { StopSignal } from "./io.js";

/** A flag, a variable of the environment or an input that cannot be used; the message says what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The data is not whole, and what would be made of it must be; the message says what to do. */
export class IncompleteError extends Error {
  override name = "IncompleteError";
}

/** The run was asked to end. It is the reason of the signal that every command is given. */
export class StoppedError extends Error {
  override name = "StoppedError";
  readonly signal: StopSignal;

  constructor(signal: StopSignal) {
    super(signal === "SIGINT" ? "interrupted" : "terminated");
    this.signal = signal;
  }
}
