import { join } from "node:path";
import { SyncFileError } from "../sync-file/errors.js";
import { readSyncHeader } from "../sync-file/read.js";
import type { ChainFinding } from "./chain-finding.js";
import { type Contents, chainOf, newestFile, readContents } from "./contents.js";
import { hashFile } from "./hash-file.js";
import { leadsTo } from "./latest.js";
import { folderFiles } from "./layout.js";
import { listFindings } from "./list-findings.js";
import { isSameSum, type ListedSum, type Sum } from "./sum-list.js";

export interface ChainReport {
  /** Lines of SHA256SUMS. */
  files: number;
  /** Lines of SHA256SUMS.pruned. */
  pruned: number;
  /** The end of the chain: its SHA-256 stands for everything before it. */
  newest?: Sum;
  findings: readonly ChainFinding[];
}

/**
 * Checks that every accepted file of a folder is there, unchanged, and linked with the one before it, over
 * SHA256SUMS and SHA256SUMS.pruned together. Reads every dated file once; writes nothing.
 *
 * Throws SyncFileError when the folder or a list cannot be read.
 */
export async function checkChain(dir: string): Promise<ChainReport> {
  const contents = await readContents(dir);
  const chain = chainOf(contents);
  const findings = listFindings(contents);
  const there = new Set(contents.dated);
  const accepted = new Set(contents.accepted.sums.map(({ file }) => file));
  for (const [index, sum] of chain.entries()) {
    const before = chain[index - 1];
    if (there.has(sum.file)) findings.push(...(await fileFindings(dir, sum, { before, chain })));
    else if (!accepted.has(sum.file)) findings.push(...linkFindings(sum, sum.follows, { before, chain }));
    else
      findings.push({
        code: "missing",
        where: sum.file,
        problem: `${folderFiles.sums} has it, but it is gone`,
      });
  }
  const listed = new Set(chain.map(({ file }) => file));
  for (const file of contents.dated.filter((name) => !listed.has(name))) {
    findings.push({ code: "unlisted", where: file, problem: "it is in neither list" });
  }
  findings.push(...(await latestFindings(dir, contents)));
  const newest = chain.at(-1);
  return {
    files: contents.accepted.sums.length,
    pruned: contents.pruned.sums.length,
    ...(newest !== undefined && { newest: { file: newest.file, sha256: newest.sha256 } }),
    findings,
  };
}

interface Place {
  before: Sum | undefined;
  chain: readonly Sum[];
}

async function fileFindings(dir: string, sum: ListedSum, place: Place): Promise<ChainFinding[]> {
  const where = sum.file;
  try {
    const sha256 = await hashFile(join(dir, where));
    if (sha256 === undefined) return [{ code: "missing", where, problem: "it is a link that leads nowhere" }];
    if (sha256 !== sum.sha256) {
      return [
        {
          code: "changed",
          where,
          problem: `its SHA-256 is ${sha256}, but it was accepted with ${sum.sha256}`,
        },
      ];
    }
    const { previous } = await readSyncHeader(join(dir, where));
    return linkFindings(sum, previous ?? "nothing", place);
  } catch (error) {
    if (!(error instanceof SyncFileError)) throw error;
    return [{ code: "unreadable", where, problem: error.message }];
  }
}

/** What a file names as its predecessor has to be the line before it. */
function linkFindings(
  { file: where }: Sum,
  follows: ListedSum["follows"],
  { before, chain }: Place,
): ChainFinding[] {
  if (follows === undefined) return [];
  if (follows === "nothing") {
    if (before === undefined) return [];
    return [{ code: "gap", where, problem: `it begins a new chain, but ${before.file} stands before it` }];
  }
  if (isSameSum(follows, before)) return [];
  const named = chain.find(({ file }) => file === follows.file);
  if (named === undefined) {
    return [{ code: "gap", where, problem: `it follows ${follows.file}, which is in neither list` }];
  }
  if (named.file === before?.file) {
    const problem = `it follows ${follows.file} with the SHA-256 ${follows.sha256}, but the list has ${named.sha256}`;
    return [{ code: "changed", where, problem }];
  }
  const stands = before === undefined ? "it stands first" : `${before.file} stands before it`;
  return [{ code: "fork", where, problem: `it follows ${follows.file}, but ${stands}` }];
}

async function latestFindings(dir: string, contents: Contents): Promise<ChainFinding[]> {
  const newest = newestFile(contents);
  if (newest === undefined || (await leadsTo(dir, newest))) return [];
  const problem = `it does not lead to the newest accepted file, ${newest.file}`;
  return [{ code: "latest", where: folderFiles.latest, problem }];
}
