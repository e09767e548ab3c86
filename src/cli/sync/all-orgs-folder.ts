import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { folderFiles, folderPaths } from "../../sync-dir/layout.js";
import { isOrganizationFolder } from "../../sync-dir/organization-folders.js";
import { inspectTarget } from "../../sync-file/inspect-target.js";
import { outputError } from "../../sync-file/target.js";
import { UsageError } from "../errors.js";
import type { SyncFlags } from "./sync-flags.js";

type AllOrgsFlags = Pick<SyncFlags, "file" | "dir" | "orgId" | "demo" | "expect" | "dryRun">;

/** What is about one organisation, and why that does not go with all of them. */
const refusals: readonly (readonly [flag: keyof AllOrgsFlags, why: string])[] = [
  ["orgId", "--org-id names one organisation, --all-orgs means each: give one of them"],
  ["file", "--file is one organisation's file: with --all-orgs, --dir names the folder of their folders"],
  ["demo", "--demo is one organisation without a key: --all-orgs is for a key that may read several"],
  ["expect", "--expect counts what is in one organisation: it cannot hold for each of --all-orgs"],
  ["dryRun", "--dry-run lists the requests for one organisation: leave --all-orgs out"],
];

/** --dir, then JC_CONNECTOR_DIR. Throws UsageError without one, and for a flag that is about one organisation. */
export function chooseFolderOfFolders(
  flags: AllOrgsFlags,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const refused = refusals.find(([flag]) => flags[flag] !== undefined);
  if (refused !== undefined) throw new UsageError(refused[1]);
  if (flags.dir === "") throw new UsageError("--dir names no folder");
  const dir = flags.dir ?? (env.JC_CONNECTOR_DIR || undefined);
  if (dir === undefined) {
    throw new UsageError("--all-orgs keeps each organisation in a folder of its own: give --dir DIR as well");
  }
  return dir;
}

/** The folder of one organisation: by its id, which a rename leaves as it is. Throws UsageError for an id of another make. */
export function folderOf(dir: string, id: string): string {
  if (!isOrganizationFolder(id)) {
    throw new UsageError(
      "its id is none of JumpCloud's, which have 24 hexadecimal digits: no folder has that name",
    );
  }
  return join(dir, id);
}

/** Throws UsageError when `dir` itself holds the dated files of one organisation. */
export async function refuseFolderOfOne(dir: string): Promise<void> {
  const names = await namesIn(dir, { kind: "any" });
  if (![folderFiles.sums, folderFiles.latest].some((name) => names.includes(name))) return;
  throw new UsageError(
    `${dir} holds the dated files of one organisation: give --all-orgs a folder of its own`,
  );
}

/** A folder of an organisation that the key may not read any more, or that is gone. */
export interface LeftFolder {
  id: string;
  folder: string;
  /** As its newest file has it. */
  displayName?: string;
  /** When its last accepted sync began. */
  syncedAt?: Date;
}

/** The organisations that were synced into `dir` before and are none of `ids`. Rejects with OutputError. */
export async function leftFolders(dir: string, ids: ReadonlySet<string>): Promise<LeftFolder[]> {
  const names = await namesIn(dir, { kind: "folders" });
  const left = names.filter((name) => isOrganizationFolder(name) && !ids.has(name)).sort();
  return Promise.all(left.map((id) => lookAt(id, join(dir, id))));
}

async function lookAt(id: string, folder: string): Promise<LeftFolder> {
  try {
    const standing = await inspectTarget(folderPaths(folder).latest);
    if (standing.kind !== "sync file") return { id, folder };
    const { startedAt, source } = standing.header;
    const { displayName } = source.organization;
    return {
      id,
      folder,
      ...(displayName !== undefined && { displayName }),
      syncedAt: new Date(startedAt),
    };
  } catch {
    // That it is there is what counts: whoever reads it is told what is wrong with it.
    return { id, folder };
  }
}

async function namesIn(dir: string, { kind }: { kind: "any" | "folders" }): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.filter((entry) => kind === "any" || entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    throw outputError(dir, error);
  }
}
