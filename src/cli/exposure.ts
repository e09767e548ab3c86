import { readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { plainText } from "../model/plain-text.js";

/** A reason why others may read or replace a file that tells who has access to what. */
export type Exposure =
  /** Whoever commits everything commits it too. */
  | { kind: "work tree"; folder: string }
  /** Everybody may put another file in its place. */
  | { kind: "open folder"; folder: string }
  /** Everybody, or a group, may read it. `mode` has three octal digits. */
  | { kind: "open file"; mode: string }
  /** The system keeps no mode for one file: its folder's rules hold. */
  | { kind: "folder's rules"; folder: string };

/**
 * How far a file is open to others: one that stands there, or one that would be made at `path` with mode 0600. Nothing
 * is run and nothing changed; what cannot be looked at counts as closed, so it throws nothing.
 */
export async function exposuresOf(
  path: string,
  { platform = process.platform }: { platform?: NodeJS.Platform } = {},
): Promise<Exposure[]> {
  const file = await realFile(path);
  const folders = foldersAbove(file);
  const folder = dirname(file);
  const exposures = [await workTreeOf(file, folders)];
  if (platform === "win32") exposures.push({ kind: "folder's rules", folder });
  else exposures.push(await openFolder(folders), await openFile(file));
  return exposures.filter((exposure) => exposure !== undefined);
}

/** What a person is told, in one line: what it is, and what to do. */
export function exposureText(exposure: Exposure, path: string): string {
  const file = plainText(path);
  switch (exposure.kind) {
    case "work tree":
      return `${file} lies in the git work tree ${plainText(exposure.folder)}: do not commit it; add it to .gitignore`;
    case "open folder":
      return `everybody may replace ${file}: chmod o-w ${plainText(exposure.folder)}`;
    case "open file":
      return `others can read ${file} (mode ${exposure.mode}): chmod 600 it, or choose another folder where modes do not last`;
    case "folder's rules":
      return `who can read ${file} is decided by ${plainText(exposure.folder)}: Windows keeps no mode for it`;
  }
}

/** Where links end; the name stays where nothing stands there yet. */
async function realFile(path: string): Promise<string> {
  const full = resolve(path);
  const existing = await ifReadable(realpath(full));
  if (existing !== undefined) return existing;
  const folder = await ifReadable(realpath(dirname(full)));
  return join(folder ?? dirname(full), basename(full));
}

/** The nearest first. */
function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    folders.push(folder);
    if (dirname(folder) === folder) return folders;
  }
}

async function workTreeOf(file: string, folders: readonly string[]): Promise<Exposure | undefined> {
  for (const [index, folder] of folders.entries()) {
    // A folder in a usual repository, a file in a linked work tree or a submodule.
    if ((await ifReadable(stat(join(folder, ".git")))) === undefined) continue;
    const within = folders.slice(0, index + 1).reverse();
    return (await isIgnored(file, { top: folder, within })) ? undefined : { kind: "work tree", folder };
  }
  return undefined;
}

/**
 * Whether git would leave the file alone, as far as the work tree's own lists tell. From the top down, the later list
 * goes before the earlier one.
 */
async function isIgnored(
  file: string,
  { top, within }: { top: string; within: readonly string[] },
): Promise<boolean> {
  const { default: ignore } = await import("ignore");
  const lists = [
    { folder: top, list: join(top, ".git", "info", "exclude") },
    ...within.map((folder) => ({ folder, list: join(folder, ".gitignore") })),
  ];
  let isLeftAlone = false;
  for (const { folder, list } of lists) {
    const rules = await ifReadable(readFile(list, "utf8"));
    if (rules === undefined) continue;
    const { ignored, unignored } = ignore().add(rules).test(relative(folder, file).split(sep).join("/"));
    if (ignored) isLeftAlone = true;
    if (unignored) isLeftAlone = false;
  }
  return isLeftAlone;
}

/** With the sticky bit, as /tmp has it, only the owner of a file may replace it. */
async function openFolder(folders: readonly string[]): Promise<Exposure | undefined> {
  for (const folder of folders) {
    const mode = (await ifReadable(stat(folder)))?.mode ?? 0;
    if ((mode & 0o1002) === 0o002) return { kind: "open folder", folder };
  }
  return undefined;
}

async function openFile(file: string): Promise<Exposure | undefined> {
  const stats = await ifReadable(stat(file));
  if (stats === undefined || !stats.isFile() || (stats.mode & 0o077) === 0) return undefined;
  return { kind: "open file", mode: (stats.mode & 0o777).toString(8).padStart(3, "0") };
}

async function ifReadable<Value>(look: Promise<Value>): Promise<Value | undefined> {
  try {
    return await look;
  } catch {
    return undefined;
  }
}
