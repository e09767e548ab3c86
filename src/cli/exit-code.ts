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

/** What each says, in a few words. */
export const exitCodeWords = {
  0: "done",
  1: "different",
  2: "usage or files",
  3: "not whole, too old or lost too much",
  4: "refused by JumpCloud",
  5: "JumpCloud or the network failed",
  6: "a file that is false",
  7: "a change that was not made",
  70: "a bug",
  75: "another sync is at work",
  130: "interrupted",
  141: "the reader of the output went away",
  143: "terminated",
} as const satisfies Record<ExitCode, string>;
