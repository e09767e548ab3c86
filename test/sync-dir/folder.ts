import { cpSync, lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { acceptFile } from "../../src/sync-dir/accept.js";
import { checkChain } from "../../src/sync-dir/chain.js";
import type { MakeLink } from "../../src/sync-dir/latest.js";
import { locateNext } from "../../src/sync-dir/next-file.js";
import { recoverFolder } from "../../src/sync-dir/recover.js";
import type { Sum } from "../../src/sync-dir/sum-list.js";
import type { SyncHeader } from "../../src/sync-file/header.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryDirectory } from "../sync-file/directory.js";
import { sampleDocument } from "../sync-file/sample.js";

/** Writes a small sync file, as a sync does before it is accepted. */
export async function writeDated(dir: string, file: string, header: Partial<SyncHeader> = {}): Promise<Sum> {
  const { sha256 } = await writeSyncFile(join(dir, file), {
    ...sampleDocument,
    header: { ...sampleDocument.header, ...header },
    manifest: (facts) => ({
      ...sampleDocument.manifest(facts),
      ...(header.complete === false && { complete: false }),
    }),
  });
  return { file, sha256 };
}

/** A whole run into the folder. */
export async function syncInto(dir: string, time: string, options: { link?: MakeLink } = {}): Promise<Sum> {
  await recoverFolder(dir, options);
  const { file, previous } = await locateNext(dir, new Date(time));
  const sum = await writeDated(dir, file, { startedAt: time, ...(previous !== undefined && { previous }) });
  await acceptFile(dir, sum, options);
  return sum;
}

/** A folder with one accepted file for each time, all in order. */
export async function folderOf(times: readonly string[]): Promise<{ dir: string; sums: Sum[] }> {
  const dir = temporaryDirectory();
  const sums: Sum[] = [];
  for (const time of times) sums.push(await syncInto(dir, time));
  return { dir, sums };
}

/** Nights of November 2026. */
export function nights(...days: readonly number[]): string[] {
  return days.map((day) => `2026-11-${String(day).padStart(2, "0")}T02:00:03.000Z`);
}

/** Everything in the folder: links by where they lead, files by what they hold. */
export function snapshot(dir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir)
      .sort()
      .map((name) => {
        const path = join(dir, name);
        const isLink = lstatSync(path).isSymbolicLink();
        return [name, isLink ? `-> ${readlinkSync(path)}` : readFileSync(path, "base64")];
      }),
  );
}

/** A copy of a folder that a test may spoil. */
export function copyOf(dir: string): string {
  const copy = temporaryDirectory();
  cpSync(dir, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** Puts one file of a folder into the state that it has in another one: its content, its link, or its absence. */
export function takeOver(name: string, { from, to }: { from: string; to: string }): void {
  rmSync(join(to, name), { force: true });
  if (readdirSync(from).includes(name)) cpSync(join(from, name), join(to, name), { verbatimSymlinks: true });
}

/** The findings of a check, short: "changed 2026-11-02T020003Z.json.gz". */
export async function chainFindings(dir: string): Promise<string[]> {
  return (await checkChain(dir)).findings.map(({ code, where }) => `${code} ${where}`);
}
