import type { SyncFile } from "../../sync-file/read.js";
import { IncompleteError } from "../errors.js";
import { falseCountWords, type ReaderFlags } from "../reader.js";

/** Who takes whatever an export lacks for gone, in words: "vanta", "ConductorOne". */
export type Reader = string;

const ADVICE = "sync again, or --allow-incomplete";

/**
 * Lets nothing go where its lack would delete it. Throws IncompleteError when the sync is not whole; nothing was
 * written then.
 */
export function refuseIncomplete(
  { header }: Pick<SyncFile, "header">,
  { reader, flags }: { reader: Reader | undefined; flags: Pick<ReaderFlags, "allowIncomplete"> },
): void {
  if (reader === undefined || header.complete || flags.allowIncomplete) return;
  const types = header.incomplete ?? ["unknown"];
  throw new IncompleteError(
    `nothing is written: the sync is not whole (${types.join(", ")}), and ${reader} would delete what it lacks: ${ADVICE}`,
  );
}

/** The same of a file that was read to its end and holds not as many records as it states. */
export function refuseFalseCounts(
  file: Pick<SyncFile, "name" | "falseCounts">,
  { reader, flags }: { reader: Reader | undefined; flags: Pick<ReaderFlags, "allowIncomplete"> },
): void {
  if (reader === undefined || flags.allowIncomplete) return;
  const problem = falseCountWords({ name: file.name, counts: file.falseCounts() });
  if (problem !== undefined) {
    throw new IncompleteError(
      `not written to its end, since ${reader} would delete what is lacking: ${problem}`,
    );
  }
}
