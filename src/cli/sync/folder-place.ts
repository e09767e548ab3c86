import { join, sep } from "node:path";
import { acceptFile } from "../../sync-dir/accept.js";
import type { KeepPolicy } from "../../sync-dir/keep.js";
import { folderFiles, folderPaths } from "../../sync-dir/layout.js";
import { locateNext, type NextFile } from "../../sync-dir/next-file.js";
import { pruneFolder } from "../../sync-dir/prune.js";
import { recoverFolder } from "../../sync-dir/recover.js";
import { inspectTarget } from "../../sync-file/inspect-target.js";
import { lockDirectory } from "../../sync-file/lock-target.js";
import type { SyncPlace } from "../../sync-run/place.js";
import { refuseOtherFile, type SyncTarget, type TargetOptions } from "../../sync-run/target.js";
import type { LoggingContext } from "../context.js";
import { counted } from "../number-text.js";

export interface FolderFlags extends TargetOptions {
  /** Which dated files stay; all without it. */
  keep?: KeepPolicy;
}

/**
 * Holds a folder of dated files, which the next result is added to; what a killed run left there is completed first.
 * Throws LockedError while another sync holds it, TargetError when its newest file is none of ours, SyncFileError and
 * OutputError when it cannot be read or written.
 */
export async function holdFolder(
  dir: string,
  { flags, context }: { flags: FolderFlags; context: Pick<LoggingContext, "log" | "now"> },
): Promise<SyncPlace> {
  const { log, now } = context;
  // The others are removed, and told of, by what completes the folder.
  const isOwn = (name: string) => name === folderFiles.journal;
  const lock = await lockDirectory(dir, { isOwn });
  try {
    const { mended, doubts } = await recoverFolder(dir, { adopt: flags.allowIncomplete ? "any" : "whole" });
    for (const what of mended) log.warn({ dir }, what);
    for (const what of doubts) log.error({ dir }, what);
    const startedAt = now();
    const next = await locateNext(dir, startedAt);
    return {
      target: await targetOf(next, { dir, flags }),
      startedAt,
      ...(next.previous && { previous: next.previous }),
      lock,
      mended,
      kept: join(dir, sep),
      look: async () => ({ standing: await inspectTarget(next.target), standingPath: next.target }),
      async accept({ sha256 }) {
        // Whoever took the folder over while this run hung has taken in what it left, and is at work there.
        await lock.check();
        await acceptFile(dir, { file: next.file, sha256 });
        await lock.check();
        return { pruned: flags.keep === undefined ? 0 : await prune(dir, flags.keep, context) };
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function targetOf(
  { target, rejected, latest }: NextFile,
  { dir, flags }: { dir: string; flags: FolderFlags },
): Promise<SyncTarget> {
  const standing = latest === undefined ? ({ kind: "absent" } as const) : await inspectTarget(latest);
  const standingPath = latest ?? folderPaths(dir).latest;
  refuseOtherFile(standing, { path: standingPath, ...(flags.force && { force: flags.force }) });
  return {
    complete: target,
    incomplete: flags.allowIncomplete ? target : rejected,
    rejected,
    journal: folderPaths(dir).journal,
    standing,
    standingPath,
  };
}

/** What cannot go stays for the next run: no reason to call the sync failed. */
async function prune(
  dir: string,
  policy: KeepPolicy,
  { log, now }: Pick<LoggingContext, "log" | "now">,
): Promise<number> {
  try {
    const { files, rejected, doubts } = await pruneFolder(dir, policy, now());
    for (const what of doubts) log.warn({ dir }, what);
    const count = files.length + rejected.length;
    if (count > 0)
      log.info({ dir, files: files.length, rejected: rejected.length }, `${counted(count, "file")} pruned`);
    return files.length;
  } catch (error) {
    log.warn(
      { dir, reason: error instanceof Error ? error.message : String(error) },
      "nothing more could be pruned",
    );
    return 0;
  }
}
