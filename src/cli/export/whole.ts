import { leftOutTypes } from "../../sync-file/left-out.js";
import type { SyncFile } from "../../sync-file/read.js";
import { IncompleteError } from "../errors.js";
import { counted } from "../number-text.js";
import { falseStatementWords, type ReaderFlags, STRANGERS } from "../reader.js";

/** Who takes whatever an export lacks for gone, in words: "vanta", "ConductorOne". */
export type Reader = string;

interface Asked {
  reader: Reader | undefined;
  flags: Pick<ReaderFlags, "allowIncomplete">;
}

/**
 * Lets nothing go where its lack would delete it. Throws IncompleteError when the sync is not whole, or left something
 * out on purpose; nothing was written then.
 */
export function refuseIncomplete({ header }: Pick<SyncFile, "header">, { reader, flags }: Asked): void {
  if (reader === undefined || flags.allowIncomplete) return;
  const advice = "sync again, or --allow-incomplete";
  if (!header.complete) {
    const types = header.incomplete ?? ["unknown"];
    throw new IncompleteError(
      `nothing is written: the sync is not whole (${types.join(", ")}), and ${reader} would delete what it lacks: ${advice}`,
    );
  }
  const leftOut = [...leftOutTypes(header)];
  if (leftOut.length === 0) return;
  throw new IncompleteError(
    `nothing is written: the sync left out ${leftOut.join(", ")} (--without), and ${reader} would delete what it lacks: ${advice}`,
  );
}

/** The same of a file that was read to its end and is not what it states, or speaks of what it does not hold. */
export function refuseFalseFile(
  file: Pick<SyncFile, "name" | "header" | "falseCounts" | "endsIncomplete">,
  { reader, flags, strangers }: Asked & { strangers: number },
): void {
  if (reader === undefined || flags.allowIncomplete) return;
  const problem =
    falseStatementWords(file) ??
    (strangers === 0 ? undefined : `${counted(strangers, "grant")} ${STRANGERS}`);
  if (problem === undefined) return;
  throw new IncompleteError(
    `not written to its end, since ${reader} would delete what is lacking: ${problem}`,
  );
}
