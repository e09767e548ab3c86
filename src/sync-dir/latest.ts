import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, lstat, readlink, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { SyncFileError } from "../sync-file/errors.js";
import { replaceFile } from "../sync-file/replace-file.js";
import { errorCode } from "../sync-file/system-error.js";
import { temporaryName } from "../sync-file/temporary-name.js";
import { type Contents, readContents } from "./contents.js";
import { datedTime } from "./dated-name.js";
import { isUnchanged } from "./hash-file.js";
import { folderFiles, folderPaths } from "./layout.js";
import { folderOfFolders } from "./organization-folders.js";
import { readError } from "./read-error.js";
import type { Sum } from "./sum-list.js";

/** Makes a symbolic link at `path` that leads to `target`, or rejects where the file system has none. */
export type MakeLink = (target: string, path: string) => Promise<void>;

/** What `latest.json.gz` is. `to` is the text of the link. */
export type Latest = { kind: "absent" } | { kind: "link"; to: string } | { kind: "copy" };

/**
 * Lets `latest.json.gz` lead to a file of the folder: by a relative link, so that the folder can be moved and mounted
 * elsewhere; by a copy where links cannot be made. A reader finds the old one or the new one. Throws OutputError.
 */
export async function pointLatest(dir: string, file: string, link: MakeLink = symlink): Promise<void> {
  const { latest } = folderPaths(dir);
  const temporary = temporaryName(latest, randomBytes(6).toString("hex"));
  try {
    await link(file, temporary);
    await rename(temporary, latest);
  } catch {
    // Whatever the reason was, a copy has the same and tells it, or goes well.
    await rm(temporary, { force: true });
    await copyFile(join(dir, file), latest);
  }
}

/** Throws SyncFileError when it cannot be told. */
export async function inspectLatest(dir: string): Promise<Latest> {
  const { latest } = folderPaths(dir);
  try {
    const stats = await lstat(latest);
    return stats.isSymbolicLink() ? { kind: "link", to: await readlink(latest) } : { kind: "copy" };
  } catch (error) {
    // ENOTDIR: the folder is none, which whoever reads its contents is told.
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return { kind: "absent" };
    throw readError(latest, error);
  }
}

/** Whether `latest.json.gz` leads to that file, or is a copy of it. Throws SyncFileError when it cannot be told. */
export async function leadsTo(dir: string, { file, sha256 }: Sum): Promise<boolean> {
  const latest = await inspectLatest(dir);
  if (latest.kind === "copy") return isUnchanged(dir, { file: folderFiles.latest, sha256 });
  return latest.kind === "link" && latest.to === file;
}

/**
 * The path of the newest accepted file, for a reader: of the dated file itself, which stays the same while it is read.
 *
 * Throws SyncFileError: there is no such folder, nothing was accepted yet, or `latest.json.gz` leads nowhere.
 */
export async function latestFile(dir: string): Promise<string> {
  const latest = await inspectLatest(dir);
  const { latest: path } = folderPaths(dir);
  switch (latest.kind) {
    case "absent":
      throw new SyncFileError(await absentWords(dir, await readContents(dir)));
    case "copy":
      return path;
    case "link":
      try {
        await access(path);
      } catch (error) {
        throw new SyncFileError(`${path} leads to ${latest.to}, which does not exist`, { cause: error });
      }
      return datedTime(latest.to) === undefined ? path : join(dir, latest.to);
  }
}

async function absentWords(dir: string, contents: Contents): Promise<string> {
  const { accepted, dated } = contents;
  const above = await folderOfFolders(dir, contents);
  if (above !== undefined) return above.words;
  const newest = accepted.sums.at(-1)?.file ?? dated.at(-1);
  return newest === undefined
    ? `no sync has been accepted in ${dir} yet`
    : `${dir} has no ${folderFiles.latest}; the next sync makes it again. The newest file there is ${newest}`;
}

async function copyFile(from: string, to: string): Promise<void> {
  await replaceFile(to, async (write) => {
    for await (const chunk of readChunks(from)) await write(chunk);
  });
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) yield Buffer.from(chunk);
  } catch (error) {
    throw readError(path, error);
  }
}
