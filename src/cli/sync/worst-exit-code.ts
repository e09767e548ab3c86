import { type ExitCode, exitCodes, signalExitCodes } from "../exit-code.js";

/**
 * From what needs somebody at once to what will pass by itself: a bug, an end that was asked for, a key or a right,
 * JumpCloud, a setting or a disk, a result that is not good enough, and last another sync that has the place.
 */
const order: readonly ExitCode[] = [
  exitCodes.bug,
  signalExitCodes.SIGINT,
  signalExitCodes.SIGTERM,
  exitCodes.outputClosed,
  exitCodes.refused,
  exitCodes.unavailable,
  exitCodes.usage,
  exitCodes.incomplete,
  exitCodes.locked,
];

/** What several syncs together exit with: the worst of theirs; 0 only when all of them have 0. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  const present = new Set(codes);
  present.delete(exitCodes.done);
  // A code that no sync is known to end with is as bad as a bug.
  const [unknown] = [...present].filter((code) => !order.includes(code));
  return unknown ?? order.find((code) => present.has(code)) ?? exitCodes.done;
}

/** How bad an exit is among others, the worst first. */
export function compareExitCodes(a: ExitCode, b: ExitCode): number {
  return rank(a) - rank(b);
}

function rank(code: ExitCode): number {
  if (code === exitCodes.done) return order.length;
  return order.indexOf(code);
}
