import type { Readable } from "node:stream";
import { slugOf } from "../model/grant.js";
import { ContentDigest } from "../sync-file/digest.js";
import { Doubts } from "../sync-file/doubts.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import { openSyncFile, type SyncFile } from "../sync-file/read.js";
import type { SyncFileRecord } from "../sync-file/section-parser.js";
import { Comparison } from "./comparison.js";
import { DifferenceBook } from "./difference-book.js";
import { Directory } from "./directory.js";
import { FalseStatementError, ReportError } from "./errors.js";
import { pathOf } from "./path.js";
import { type ReadReport, readReport } from "./read-report.js";
import { Reconciliation } from "./reconciliation.js";
import { reportSubjects } from "./report-kind.js";

export interface ReconcileOptions {
  /** Paths of one report of each kind, or of one. `time` is when it was made, where somebody knows. */
  reports: readonly { path: string; time?: Date }[];
  /** Keep the times that enriching needs. */
  withTimes: boolean;
  /** Called when it is known whose file it is, before the long reading. */
  onHeader?(header: SyncHeader): void;
  /** What the path `-` means. Default: the process's standard input. */
  stdin?: Readable;
}

/**
 * Compares a sync file with JumpCloud's own reports. The file is read once, from front to back; memory grows with
 * users, groups, apps and the rows of the reports.
 *
 * Throws SyncFileError and ReportError when one of them cannot be read, and FalseStatementError when the records of
 * the file are not those of its digest.
 */
export async function reconcile(path: string, options: ReconcileOptions): Promise<Reconciliation> {
  const file = await openSyncFile(path, { ...(options.stdin && { stdin: options.stdin }) });
  try {
    options.onHeader?.(file.header);
    return await compare(file, options);
  } finally {
    await file.close();
  }
}

async function compare(file: SyncFile, options: ReconcileOptions): Promise<Reconciliation> {
  const directory = new Directory();
  const digest = new ContentDigest();
  let compared: Compared[] | undefined;
  for await (const batch of file.batches()) {
    digest.addRecords(batch);
    for (const entry of batch) {
      if (entry.section === "resources") directory.add(entry.record);
      if (entry.section !== "grants") continue;
      // Whom a row means is known only when every resource is.
      compared ??= await readReports(directory, file.name, options);
      addGrant(entry, { directory, compared, file: file.name });
    }
  }
  compared ??= await readReports(directory, file.name, options);
  const manifest = await file.manifest();
  checkDigest(file.name, manifest, digest.finish());
  const doubts = new Doubts(file.header, manifest);
  const book = new DifferenceBook();
  const checks = compared.flatMap(({ comparison }) => comparison.settle(doubts, book));
  return new Reconciliation({
    header: file.header,
    manifest,
    directory,
    reports: compared.map(({ report }) => report),
    checks,
    doubts,
    book,
  });
}

interface Compared {
  report: ReadReport & { time?: Date };
  comparison: Comparison;
}

async function readReports(
  directory: Directory,
  file: string,
  { reports, withTimes }: ReconcileOptions,
): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const { path, time } of reports) {
    const report = await readReport(path, { directory, withTimes });
    const { title } = reportSubjects[report.kind];
    if (compared.some((other) => other.report.kind === report.kind)) {
      throw new ReportError(`${path}: is a second ${title} report: compare the file with one at a time`);
    }
    const { named, candidates } = report.users;
    const isAnybodyKnown = candidates.size > 0 || [...named].some((user) => directory.users.isKnown(user));
    if (named.size > 0 && !isAnybodyKnown && directory.users.knownCount > 0) {
      throw new ReportError(`${path}: names none of the users of ${file}: is it another organisation's?`);
    }
    compared.push({
      report: { ...report, ...(time && { time }) },
      comparison: new Comparison(report, directory),
    });
  }
  return compared;
}

function addGrant(
  { record, index }: SyncFileRecord & { section: "grants" },
  { directory, compared, file }: { directory: Directory; compared: readonly Compared[]; file: string },
): void {
  const { entitlement, principal } = record;
  if (principal.id.resourceType !== "user") return;
  for (const { report, comparison } of compared) {
    const { resourceType, slug } = reportSubjects[report.kind];
    if (entitlement.resource.id.resourceType !== resourceType || slugOf(entitlement) !== slug) continue;
    const user = directory.users.numberOf(principal.id.resource);
    const resource = directory.resources[resourceType].numberOf(entitlement.resource.id.resource);
    if (user === undefined || resource === undefined) {
      throw new FalseStatementError(
        `${file}: grants[${index}]: refers to something that the file does not hold`,
      );
    }
    comparison.addGrant(user, resource, pathOf(record));
  }
}

/** Evidence about a file whose records were changed would be worth nothing. */
function checkDigest(name: string, manifest: Manifest, found: string): void {
  if (manifest.digest === found) return;
  throw new FalseStatementError(`${name}: its records are not those that its digest was made of`);
}
