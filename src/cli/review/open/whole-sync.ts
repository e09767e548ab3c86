import type { SyncFile } from "../../../sync-file/read.js";
import { IncompleteError } from "../../errors.js";
import { falseStatementWords } from "../../reader.js";

/** Throws IncompleteError when the sync is not whole: what it lacks would be reviewed by nobody. */
export function refuseIncompleteSync({ header }: Pick<SyncFile, "header">): void {
  if (header.complete) return;
  const types = header.incomplete ?? ["unknown"];
  throw new IncompleteError(
    `nothing is written: the sync is not whole (${types.join(", ")}), and nobody would decide about what it lacks: sync again`,
  );
}

/** The same of a file that was read to its end and is not what it states. */
export function refuseFalseSync(
  file: Pick<SyncFile, "name" | "header" | "falseCounts" | "endsIncomplete">,
): void {
  const problem = falseStatementWords(file);
  if (problem !== undefined) throw new IncompleteError(`nothing is written: ${problem}`);
}
