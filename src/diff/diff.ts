import type { IsPrivileged } from "../access/privileged.js";
import { resourceKey } from "../model/resource-id.js";
import { fileIdentity } from "../sync-file/file-identity.js";
import type { FileFacts } from "../sync-file/incomplete-lists.js";
import { KnownRecords } from "../sync-file/known-records.js";
import type { ReadOptions, SyncFile } from "../sync-file/read.js";
import type { FalseCount } from "../sync-file/section-counts.js";
import { Certainty } from "./certainty.js";
import type { Changes } from "./changes.js";
import { Comparison } from "./comparison.js";
import type { Directory } from "./directory.js";
import type { ComparedFile, Passing } from "./document.js";
import type { Uncertainty } from "./doubt.js";
import type { DiffEvent } from "./events/event.js";
import { EventFacts } from "./events/facts.js";
import { tellEvents } from "./events/tell.js";
import { Ignored, type IgnoreRule } from "./ignore.js";
import { mergeFiles } from "./merge.js";
import { requireSameOrganization } from "./organization.js";
import { sift } from "./sift.js";
import { UncertaintyTally } from "./uncertain.js";

export interface DiffOptions {
  ignore: readonly IgnoreRule[];
  isPrivileged: IsPrivileged;
  /** Compares files of two organisations, or of one that is not known. */
  force?: true;
}

/** What changed from one sync file to another. */
export interface Diff {
  old: ComparedFile;
  new: ComparedFile;
  /** Certain ones only, each section in the order of the files. */
  changes: Changes;
  /** What the two do not vouch for, and how many changes were left out because of it. */
  uncertain: Uncertainty[];
  /** The gravest first. */
  events: DiffEvent[];
  /** Where several syncs were walked: all of them, and what was only between them. */
  walk?: { syncs: Pick<ComparedFile, "file" | "startedAt" | "complete">[]; passing: Passing[] };
}

/** Two open files, and what the newer one was opened with. */
export interface ComparedPair {
  old: SyncFile;
  new: SyncFile;
  known?: KnownRecords;
}

/** Opens a file from its start, as often as it is asked. */
export type OpenFile = (path: string, options?: Pick<ReadOptions, "known">) => Promise<SyncFile>;

/** Opens two files that are to be compared. Throws what `open` throws. */
async function openPair(old: string, new_: string, open: OpenFile): Promise<ComparedPair> {
  const first = await open(old);
  try {
    const known = new KnownRecords();
    return { old: first, new: await open(new_, { known }), known };
  } catch (error) {
    await first.close();
    throw error;
  }
}

/** A diff, and who and what it is about. */
export interface DirectedDiff {
  diff: Diff;
  directory: Directory;
  /** Where the two files do not hold as many records as they state. */
  falseCounts: { name: string; counts: FalseCount[] }[];
}

/**
 * Opens two files, compares them, and closes them, whatever happens: a pipe that nobody reads would keep its writer
 * waiting. Throws what `open` throws, and as diffFiles does.
 */
export async function diffPaths(
  old: string,
  new_: string,
  options: DiffOptions & { open: OpenFile },
): Promise<DirectedDiff> {
  const pair = await openPair(old, new_, options.open);
  try {
    return await diffFiles(pair, options);
  } finally {
    await pair.old.close();
    await pair.new.close();
  }
}

/**
 * Compares two open sync files, reading each once. Memory grows with resources and changes, not with grants.
 *
 * Throws OtherOrganizationError before anything is read, and SyncFileError.
 */
export async function diffFiles(
  { old, new: new_, known }: ComparedPair,
  options: DiffOptions,
): Promise<DirectedDiff> {
  if (!options.force) requireSameOrganization(old, new_);
  const comparison = new Comparison({
    ignored: new Ignored(options.ignore),
    isPrivileged: options.isPrivileged,
  });
  await mergeFiles({ before: old, after: new_, ...(known && { known }) }, comparison.visitor);
  const [oldFacts, newFacts] = [await factsOf(old), await factsOf(new_)];
  const certainty = new Certainty(oldFacts, newFacts);
  const tally = new UncertaintyTally(certainty.doubts);
  const unsure = new Set<string>();
  const changes = sift(comparison.changes, { certainty, tally, unsure });
  const events = tellEvents(
    new EventFacts(
      changes,
      comparison,
      (resource) => unsure.has(resourceKey(resource)) || certainty.mayLackHolders(resource),
    ),
  );
  return {
    diff: {
      old: fileIdentity(old.name, oldFacts),
      new: fileIdentity(new_.name, newFacts),
      changes,
      uncertain: tally.all,
      events,
    },
    directory: comparison.directory,
    falseCounts: [old, new_].map((file) => ({ name: file.name, counts: file.falseCounts() })),
  };
}

async function factsOf(file: SyncFile): Promise<FileFacts> {
  return { header: file.header, manifest: await file.manifest() };
}
