import { isUnsettled } from "../../provision/receipts/receipt.js";
import { LockLostError } from "../../sync-file/errors.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import type { ExpireReport } from "./expire-text.js";

/** What the report means for a script. */
export function expireExitCode({ mode, rows, elsewhere, unknown, organizationId }: ExpireReport): ExitCode {
  const receiptErrors = rows.flatMap(({ receiptError }) => receiptError ?? []);
  // That another run has the file by now says why the lines after it could not be written either.
  const told = receiptErrors.find((error) => error instanceof LockLostError) ?? receiptErrors[0];
  if (told !== undefined) return describeFailure(told).exitCode;
  // Left alone for want of an id, and not because another run takes it back: it would last for ever.
  const left = organizationId === undefined ? elsewhere : [];
  const isDueLeft = left.some((receipt) => !isUnsettled(receipt));
  if (isDueLeft || rows.some(({ result }) => result === "not done")) return exitCodes.notDone;
  // What a dry run lists, --write settles.
  const isUnknown = mode === "write" && (unknown.length > 0 || left.some(isUnsettled));
  return isUnknown || rows.some(({ result }) => result === "not known")
    ? exitCodes.unavailable
    : exitCodes.done;
}
