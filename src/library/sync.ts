import type { Connection } from "../jumpcloud/connection.js";
import { type Observer, silentObserver } from "../jumpcloud/observer.js";
import { userAgent } from "../model/package-version.js";
import { limitNames, type MaxDrop } from "../sync/drop-limits.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import type { SyncRun } from "../sync-run/sync-run.js";
import { followedSignal } from "./followed-signal.js";
import { connectionOf } from "./sync-connection.js";
import { checkSyncOptions, type SyncOptions } from "./sync-options.js";

/** A sync file that was written. */
export interface SyncResult {
  /** Where to; absent for a stream, and for standard output. */
  file?: string;
  header: SyncHeader;
  manifest: Manifest;
  /** Of the whole file, compressed where it is: 64 hexadecimal digits. */
  sha256: string;
  /** Bytes of the whole file, compressed where it is. */
  size: number;
}

/** Everything was asked, and the result is not good enough to take the file's place: what stood there stands. */
export class RejectedResultError extends Error {
  override name = "RejectedResultError";
  /** `incomplete`: a list is not whole, see `result.manifest.gaps`; `dropped`: more is gone than `maxDrop` lets pass. */
  readonly verdict: "incomplete" | "dropped";
  /** What was read, written beside the file as FILE.rejected, or to the stream. */
  readonly result: SyncResult;

  constructor(verdict: "incomplete" | "dropped", result: SyncResult) {
    const where = result.file === undefined ? "" : `: set aside as ${result.file}`;
    super(
      `${verdict === "incomplete" ? "the result is not whole" : "more is gone than is let pass"}${where}`,
    );
    this.verdict = verdict;
    this.result = result;
  }
}

/**
 * Reads one JumpCloud organisation and writes its sync file, as `jc-connector sync --file` does: readable by its owner
 * alone, put in the old one's place as a whole, and only when it is complete and lost no more than `maxDrop`. A sync
 * that is cut short is gone on with by the next one within an hour (FILE.journal). Nothing but the options counts: the
 * environment is not read, and proxies are not used.
 *
 * Rejects, and leaves what stood at `file`: RejectedResultError; TypeError for a `file` that is none, SettingError and
 * TargetError, before anything is asked (TargetError also when it turns out whose organisation it is); LockedError while
 * another sync writes there, LockLostError when one took over; OrganizationChoiceError; RefusedError when JumpCloud
 * refused the credential or a permission, UnavailableError when it or the network failed after the retries, any other
 * JumpCloudError for answers that make no sense; OutputError and OutputClosedError; the signal's reason.
 */
export async function sync(options: SyncOptions): Promise<SyncResult> {
  checkSyncOptions(options);
  const connection = connectionOf(options);
  const { signal, letGo } = followedSignal(options.signal);
  try {
    return await syncWith(connection, options, signal);
  } finally {
    letGo();
  }
}

async function syncWith(
  connection: Connection,
  options: SyncOptions,
  signal: AbortSignal,
): Promise<SyncResult> {
  const [{ openSession }, { syncInto }, { holdFile }] = await Promise.all([
    import("../jumpcloud/session.js"),
    import("../sync-run/sync-into.js"),
    import("../sync-run/file-place.js"),
  ]);
  signal.throwIfAborted();
  const run = runOf(options, signal);
  const path = typeof options.file === "string" ? options.file : "-";
  const { concurrency = 8, startRps, maxRps, timeoutMs = 30_000, maxRetryTimeMs = 900_000 } = options;
  const { result, isTaken } = await syncInto(
    () => holdFile(path, run),
    {
      open: async () => ({
        connection,
        session: openSession(connection, {
          pace: {
            concurrency,
            ...(startRps !== undefined && { startRps }),
            ...(maxRps !== undefined && { maxRps }),
            timeout: timeoutMs / 1000,
            maxRetryTime: maxRetryTimeMs / 1000,
          },
          observer: silentObserver,
          conceal() {},
          userAgent: userAgent(),
          signal,
        }),
      }),
      close: ({ session }) => session.close(),
    },
    run,
  );
  const { header, manifest, written, verdict } = result;
  const { sha256, size } = written;
  const done = { ...(result.path !== "-" && { file: result.path }), header, manifest, sha256, size };
  if (!isTaken && verdict !== "accepted") throw new RejectedResultError(verdict, done);
  return done;
}

function runOf(options: SyncOptions, signal: AbortSignal): SyncRun {
  const { without, attributes, groupRules, expect, allowIncomplete, force, fresh, file } = options;
  const { maxDrop, observer } = options;
  const limits = maxDrop === undefined ? undefined : maxDropOf(maxDrop);
  return {
    content: {
      ...(without && { without: sorted(without) }),
      ...(attributes && { attributes: sorted(attributes) }),
      ...(groupRules && { groupRules }),
    },
    ...(expect && { expect: new Map(Object.entries(expect)) }),
    ...(limits && { maxDrop: limits }),
    ...(allowIncomplete && { allowIncomplete }),
    ...(force && { force }),
    journal: fresh ? { fresh } : {},
    observers: observer === undefined ? [] : [wholeObserver(observer)],
    onWriting: (read) => observer?.writing?.(read),
    ...(typeof file !== "string" && { stdout: file }),
    now: () => new Date(),
    signal,
  };
}

function wholeObserver(observer: NonNullable<SyncOptions["observer"]>): Observer {
  return {
    ...silentObserver,
    answered: (event) => observer.answered?.(event),
    retrying: (event) => observer.retrying?.(event),
    waiting: (event) => observer.waiting?.(event),
    paged: (event) => observer.paged?.(event),
    listed: (report) => observer.listed?.(report),
  };
}

function maxDropOf(given: NonNullable<SyncOptions["maxDrop"]>): MaxDrop {
  if (given === "none") return given;
  const { emptied } = given;
  const byKind = limitNames.flatMap((name) => {
    const limit = given[name];
    return limit === undefined ? [] : [[name, limit] as const];
  });
  return { byKind: new Map(byKind), ...(emptied !== undefined && { emptied }) };
}

/** As the command line has them: the file's options do not depend on their order. */
function sorted<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names)].sort();
}
