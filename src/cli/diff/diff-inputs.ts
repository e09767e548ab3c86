import { resolve } from "node:path";
import { type AcceptedFile, acceptedFiles } from "../../sync-dir/accepted-files.js";
import { SyncFileError } from "../../sync-file/errors.js";
import { UsageError } from "../errors.js";
import { readerFile } from "../reader.js";
import { minuteText } from "../time-text.js";
import type { Since } from "./since.js";

type Environment = Readonly<Record<string, string | undefined>>;

export interface DiffInputFlags {
  dir?: string;
  since?: Since;
}

/**
 * The paths of the files to compare, at least two, the oldest first: OLD and NEW; OLD and what any reader takes by
 * itself; the last two of the folder; or all of it since a moment, from the newest file that was there then.
 *
 * Throws UsageError for arguments that do not go together, and SyncFileError when the folder has too few files.
 */
export async function diffInputs(
  [old, new_]: readonly (string | undefined)[],
  flags: DiffInputFlags,
  { env, now }: { env: Environment; now: Date },
): Promise<[string, string, ...string[]]> {
  const { dir, since } = flags;
  if (old === "-" && new_ === "-") throw new UsageError("only one of the two files can be standard input");
  if (new_ !== undefined && dir !== undefined) {
    throw new UsageError(`${old} and ${new_}, or the files of --dir ${dir}? Give one of them`);
  }
  if (since !== undefined) {
    if (old !== undefined)
      throw new UsageError("--since compares the files of a folder: give --dir, and no FILE");
    return pathsOf(since(now), await folderFiles(dir, env));
  }
  if (old !== undefined) {
    if (new_ !== undefined) return [old, new_];
    const found = await readerFile(undefined, flags, env);
    // Compared with itself it would always be the same, which somebody would take for an answer.
    if (resolve(old) === resolve(found)) {
      throw new UsageError(`${old} is what the other file would be, too: name both, OLD and NEW`);
    }
    return [old, found];
  }
  const { folder, files } = await folderFiles(dir, env);
  const [before, newest] = files.slice(-2);
  if (before === undefined || newest === undefined) {
    const found = files.length === 0 ? "no accepted file" : "only one accepted file";
    throw new SyncFileError(`${folder}: it has ${found}, and a comparison needs two`);
  }
  return [before.path, newest.path];
}

async function folderFiles(
  dir: string | undefined,
  env: Environment,
): Promise<{ folder: string; files: AcceptedFile[] }> {
  const folder = dir ?? (env.JC_CONNECTOR_DIR || undefined);
  if (folder === undefined || folder === "") {
    throw new UsageError("name two files, OLD and NEW, or a folder of dated ones: --dir DIR");
  }
  return { folder, files: await acceptedFiles(folder) };
}

function pathsOf(
  since: Date,
  { folder, files }: { folder: string; files: AcceptedFile[] },
): [string, string, ...string[]] {
  const first = Math.max(
    0,
    files.findLastIndex(({ startedAt }) => startedAt <= since),
  );
  const [oldest, second, ...rest] = files.slice(first).map(({ path }) => path);
  if (oldest === undefined || second === undefined) {
    throw new SyncFileError(`${folder}: it has no two accepted files since ${minuteText(since)}`);
  }
  return [oldest, second, ...rest];
}
