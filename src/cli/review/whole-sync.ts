import { plainText } from "../../model/plain-text.js";
import type { SyncFile } from "../../sync-file/read.js";
import { IncompleteError } from "../errors.js";
import { falseStatementWords } from "../reader.js";

/** Why a sync that is not whole is of no use to a review, in words for a person; `undefined` of one that is whole. */
export function incompleteWords({ name, header }: Pick<SyncFile, "name" | "header">): string | undefined {
  if (header.complete) return undefined;
  const types = (header.incomplete ?? ["unknown"]).map(plainText).join(", ");
  return `${plainText(name)} is incomplete (${types}): what is not in it may be there all the same: sync again`;
}

/** Throws IncompleteError when the sync is not whole. */
export function refuseIncompleteSync(file: Pick<SyncFile, "name" | "header">): void {
  const problem = incompleteWords(file);
  if (problem !== undefined) throw new IncompleteError(`nothing is done: ${problem}`);
}

/** The same of a file that was read to its end and is not what it states. */
export function refuseFalseSync(
  file: Pick<SyncFile, "name" | "header" | "falseCounts" | "endsIncomplete">,
): void {
  const problem = falseStatementWords(file);
  if (problem !== undefined) throw new IncompleteError(`nothing is done: ${problem}`);
}
