import type { StopSignal } from "./io.js";

/** What a command's exit tells a script, the same for every command. */
export const exitCodes = {
  done: 0,
  different: 1,
  usage: 2,
  incomplete: 3,
  refused: 4,
  unavailable: 5,
  falseStatement: 6,
  notDone: 7,
  bug: 70,
  locked: 75,
  outputClosed: 141,
} as const;

export const signalExitCodes = { SIGINT: 130, SIGTERM: 143 } as const satisfies Record<StopSignal, number>;

export type ExitCode =
  | (typeof exitCodes)[keyof typeof exitCodes]
  | (typeof signalExitCodes)[keyof typeof signalExitCodes];
