import { type ExitCode, exitCodes } from "../exit-code.js";
import type { ExpireReport } from "./expire-text.js";

/** What the report means for a script. */
export function expireExitCode({ rows, elsewhere, organizationId }: ExpireReport): ExitCode {
  if (rows.some(({ lacksReceipt }) => lacksReceipt)) return exitCodes.usage;
  // Left alone for want of an id, and not because another run takes it back: it would last for ever.
  const isLeft = elsewhere.length > 0 && organizationId === undefined;
  if (isLeft || rows.some(({ result }) => result === "not done")) return exitCodes.notDone;
  return rows.some(({ result }) => result === "not known") ? exitCodes.unavailable : exitCodes.done;
}
