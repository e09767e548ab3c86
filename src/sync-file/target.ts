import type { Stats } from "node:fs";
import { readlink, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { OutputError } from "./errors.js";
import { describeSystemError, errorCode } from "./system-error.js";

/** What a path to be written leads to. `path` of a file is where its symbolic links end. */
export type Target =
  | { kind: "standard output" }
  /** A FIFO, a device: written to as it is. */
  | { kind: "stream"; path: string }
  | { kind: "file"; path: string; exists: boolean }
  | { kind: "directory" };

// Opening these again would begin at the file's start, over what `>>` wants to keep.
const standardOutputs = new Set(["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]);

/** As many symbolic links one after the other as Linux follows. */
const LINK_LIMIT = 40;

/** Finds out where `target` leads. Throws OutputError when that cannot be told. */
export async function locateTarget(target: string): Promise<Target> {
  if (standardOutputs.has(target)) return { kind: "standard output" };
  try {
    const stats = await statIfThere(target);
    if (stats?.isDirectory()) return { kind: "directory" };
    if (stats !== undefined && !stats.isFile()) return { kind: "stream", path: target };
    return { kind: "file", path: await endOfLinks(target), exists: stats !== undefined };
  } catch (error) {
    throw outputError(target, error);
  }
}

/** The OutputError for a failure of the operating system while writing `target`. */
export function outputError(target: string, cause: unknown): OutputError {
  const name = target === "-" ? "standard output" : target;
  const reason = describeSystemError(cause, "the directory does not exist");
  return new OutputError(`cannot write ${name}: ${reason}`, { cause });
}

/**
 * The OutputError for a failure of the operating system in a folder of work that is gone in the end: `what` is what it
 * holds, "the database of a c1z".
 */
export function workError(folder: string, what: string, cause: unknown): OutputError {
  const reason = describeSystemError(cause, "the directory does not exist");
  const advice = folder === tmpdir() ? " (TMPDIR names another directory)" : "";
  return new OutputError(`cannot use ${folder} for ${what}: ${reason}${advice}`, { cause });
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Follows links by hand: realpath refuses one whose destination does not exist yet. */
async function endOfLinks(target: string): Promise<string> {
  let path = target;
  for (let links = 0; links < LINK_LIMIT; links += 1) {
    path = join(await realpath(dirname(path)), basename(path));
    const link = await readlinkIfLink(path);
    if (link === undefined) return path;
    path = resolve(dirname(path), link);
  }
  throw new Error("too many symbolic links");
}

async function readlinkIfLink(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    // EINVAL: something else than a link stands there.
    if (errorCode(error) === "EINVAL" || errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
