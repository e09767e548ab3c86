import type { Readable } from "node:stream";
import { ContentCheck } from "./content-check.js";
import { type Finding, FindingList } from "./finding.js";
import type { SyncHeader } from "./header.js";
import type { Manifest } from "./manifest.js";
import type { ContentFacts } from "./print-document.js";
import { openSyncFile, type SyncFile } from "./read.js";
import { LineChecker } from "./verify-line.js";
import { headerProblems, manifestProblems } from "./verify-manifest.js";

const FINDINGS_KEPT = 100;

export interface VerifyOptions {
  /** How many findings the report keeps; all are counted. Default 100. */
  maxFindings?: number;
  /** What `-` means. Default: the process's standard input. */
  stdin?: Readable;
}

/** What a sync file states and what its records bear out. */
export interface VerifyReport extends ContentFacts {
  /** The path, or "standard input". */
  name: string;
  header: SyncHeader;
  manifest: Manifest;
  /** The first false statements, in the order of the file; those of the header and the manifest last. */
  findings: readonly Finding[];
  /** How many there are. */
  findingCount: number;
}

/**
 * Reads a whole sync file and compares everything that it states about itself with what stands in it. Memory grows
 * with resources and entitlements, not with grants.
 *
 * Throws SyncFileError when it cannot be read, and OutputError as `openSyncFile` does; what it states falsely is
 * reported.
 */
export async function verifySyncFile(path: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  const { maxFindings = FINDINGS_KEPT, stdin } = options;
  const file = await openSyncFile(path, { order: "report", ...(stdin && { stdin }) });
  const findings = new FindingList(maxFindings);
  const facts = await checkRecords(file, findings);
  const { header } = file;
  const manifest = await file.manifest();
  const lines = file.lines();
  findings.add({ line: lines.header, where: "sync" }, headerProblems(header, manifest));
  findings.add({ line: lines.manifest, where: "manifest" }, manifestProblems(manifest, facts));
  return {
    name: file.name,
    header,
    manifest,
    ...facts,
    findings: findings.kept,
    findingCount: findings.total,
  };
}

async function checkRecords(file: SyncFile, findings: FindingList): Promise<ContentFacts> {
  const lines = new LineChecker();
  const content = new ContentCheck();
  for await (const batch of file.batches()) {
    content.add(batch);
    for (const entry of batch) {
      const ofLine = lines.check(entry);
      const ofContent = content.problemsOf(entry);
      if (ofLine.length + ofContent.length === 0) continue;
      const place = { line: entry.line, where: `${entry.section}[${entry.index}]` };
      findings.add(place, [...ofLine, ...ofContent]);
    }
  }
  return content.finish();
}
