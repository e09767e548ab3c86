import type { Connection } from "../../jumpcloud/connection.js";
import type { Observer } from "../../jumpcloud/observer.js";
import { openSession } from "../../jumpcloud/session.js";
import { userAgent } from "../../model/package-version.js";
import type { SyncResult } from "../../sync/sync.js";
import { describeSystemError } from "../../sync-file/system-error.js";
import type { SyncPlace } from "../../sync-run/place.js";
import { type SessionSource, syncInto } from "../../sync-run/sync-into.js";
import type { SyncRun, SyncSession } from "../../sync-run/sync-run.js";
import { serviceAccountOf } from "../connection.js";
import type { LoggingContext } from "../context.js";
import { exitCodes } from "../exit-code.js";
import { exposuresOf } from "../exposure.js";
import { counted } from "../number-text.js";
import type { Progress } from "../progress.js";
import { requestLog } from "../request-log.js";
import { EffectiveAccess } from "./effective-access.js";
import { failureAdvice } from "./failure-advice.js";
import { type RunOutcome, resultOutcome } from "./run-record.js";
import type { SyncFlags } from "./sync-flags.js";
import type { SyncMeter } from "./sync-meter.js";
import type { SyncScreenFacts } from "./sync-screen.js";

/** How one organisation is synced for somebody who looks on. */
export interface ToldRun {
  flags: SyncFlags;
  context: LoggingContext;
  progress: Progress;
  meter: SyncMeter;
  source: SessionSource;
  /** Told of a result, whatever it is worth, when it stands where it is to stay. */
  tell(facts: SyncScreenFacts): void;
}

/** Connects, reads nothing yet. What is asked of the session itself, and of no organisation, goes to `observer`. */
export function openSyncSession(
  connection: Connection,
  { flags, context, observer }: { flags: SyncFlags; context: LoggingContext; observer: Observer },
): SyncSession {
  const { signal, screen } = context;
  const conceal = (secret: string) => screen.conceal(secret);
  return {
    connection,
    session: openSession(connection, { pace: flags, observer, conceal, userAgent: userAgent(), signal }),
  };
}

/** One sync into the place that `hold` takes, shown while it runs and told of in the end. Rejects as `syncInto` does. */
export async function syncAndTell(hold: () => Promise<SyncPlace>, run: ToldRun): Promise<RunOutcome> {
  const { context, progress, source } = run;
  const { screen, log, isQuiet, now } = context;
  let stopShowing = () => {};
  const access = new EffectiveAccess();
  const shown: SessionSource = {
    async open() {
      const session = await source.open();
      if (!isQuiet) stopShowing = progress.show(screen, log);
      return session;
    },
    async close(session) {
      stopShowing();
      await source.close(session);
    },
  };
  const synced = await syncInto(hold, shown, {
    ...syncRunOf(run),
    onWriting({ complete }, { standing }) {
      progress.enter(complete ? "Writing" : "Writing what there is");
      // Where the data itself goes to the terminal, no status line may stand in front of it.
      if (standing.kind === "stream") stopShowing();
      log.info({ complete }, "everything is read");
    },
    onGrant: (grant) => access.add(grant),
  });
  const { result, connection, place, isTaken, customAttributes, pruned } = synced;
  logWarnings(result, context);
  run.meter.took(result);
  const { target } = place;
  run.tell({
    result,
    ...serviceAccountOf(connection),
    target,
    kept: place.kept,
    isTaken,
    access,
    waitedMs: progress.waitedMs(),
    customAttributes,
    exposures: target.standing.kind === "stream" ? undefined : await exposuresOf(result.path),
    pruned,
    now: now(),
  });
  const exitCode = isTaken ? exitCodes.done : exitCodes.incomplete;
  return { exitCode, ...resultOutcome(result, { isTaken, mended: place.mended }) };
}

function syncRunOf({ flags, context, progress, meter }: ToldRun): SyncRun {
  const { without, attributes, groupRules, expect, maxDrop, resumeWithin, fresh } = flags;
  const { allowIncomplete, force } = flags;
  const { log, now, io, signal } = context;
  const resumeWithinMs = resumeWithin !== undefined && { resumeWithinMs: resumeWithin };
  return {
    content: {
      ...(without && { without }),
      ...(attributes && { attributes }),
      ...(groupRules && { groupRules }),
    },
    ...(expect && { expect }),
    ...(maxDrop && { maxDrop }),
    ...(allowIncomplete && { allowIncomplete }),
    ...(force && { force }),
    journal: { ...resumeWithinMs, ...(fresh && { fresh }) },
    observers: [progress, meter, requestLog(log, () => performance.now())],
    onJournalTrouble(error, path) {
      const reason = describeSystemError(error, "the directory does not exist");
      log.warn({ path, reason }, "the journal cannot be kept: a sync that is interrupted begins anew");
    },
    onFailure(error, { target, kept }) {
      const advice = failureAdvice(error, { target, kept, ...resumeWithinMs, now: now() });
      for (const line of advice) context.advise(line);
    },
    onOrganization: (organizationId) => meter.isOf(organizationId),
    stdout: io.stdout,
    now,
    signal,
  };
}

/** The screen counts warnings; their ids are in the file, and here for whoever asks for the log. */
function logWarnings({ manifest }: SyncResult, { log }: LoggingContext): void {
  for (const { code, count, ids } of manifest.warnings) {
    log.debug({ code, count, ids: ids.slice(0, 20) }, counted(count, "warning"));
  }
}
