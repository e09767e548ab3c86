import { plainText } from "../../model/plain-text.js";
import { FalseStatementError } from "../../reconcile/errors.js";
import { ContentCheck } from "../../sync-file/content-check.js";
import { openSyncFile, type ReadOptions, type SyncFile } from "../../sync-file/read.js";
import { complaintAbout, type SyncFileRecord } from "../../sync-file/section-parser.js";
import { headerProblems, manifestProblems } from "../../sync-file/verify-manifest.js";
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

/** A sync file that is believed only when all of it is as it states. */
export type WholeSync = Omit<SyncFile, "records">;

/**
 * Opens a sync file of which a review is made, or by which one is judged: what somebody changed in it is found while it is
 * read. A grant that is not there is access that nobody is asked about, or a removal that seems to be proven.
 *
 * Throws as `openSyncFile`. `batches()` throws FalseStatementError for a record that is out of order, there twice, or says
 * what the others do not bear out, before it hands it out; `manifest()` for a digest that is not the records', and
 * IncompleteError for counts that are not.
 */
export async function openWholeSync(
  path: string,
  options: Pick<ReadOptions, "stdin"> = {},
): Promise<WholeSync> {
  const file = await openSyncFile(path, { ...options, order: "report" });
  const { name, header } = file;
  const content = new ContentCheck();
  const batches = async function* () {
    for await (const batch of file.batches()) {
      content.add(batch);
      for (const entry of batch) refuseFalseRecord(entry, { name, content });
      yield batch;
    }
  };
  return {
    ...file,
    batches,
    async manifest() {
      const rest = batches();
      while (!(await rest.next()).done);
      const manifest = await file.manifest();
      refuseFalseCounts(file);
      const facts = content.finish();
      for (const problems of [headerProblems(header, manifest), manifestProblems(manifest, facts)]) {
        for (const { problem } of problems) throw falseSync(name, problem);
      }
      return manifest;
    },
  };
}

function refuseFalseRecord(
  entry: SyncFileRecord,
  { name, content }: { name: string; content: ContentCheck },
): void {
  const where = `${name}:${entry.line}`;
  if (entry.misplaced !== undefined) throw falseSync(where, complaintAbout(entry.misplaced));
  for (const { problem } of content.problemsOf(entry)) throw falseSync(where, problem);
}

function falseSync(where: string, problem: string): FalseStatementError {
  return new FalseStatementError(
    `nothing is done: ${plainText(where)}: ${plainText(problem)}: somebody changed the file: sync again`,
  );
}

function refuseFalseCounts(file: SyncFile): void {
  const problem = falseStatementWords(file);
  if (problem !== undefined) throw new IncompleteError(`nothing is done: ${problem}`);
}
