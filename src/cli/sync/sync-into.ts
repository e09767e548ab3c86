import { serviceAccountOf } from "../connection.js";
import type { LoggingContext } from "../context.js";
import { exitCodes } from "../exit-code.js";
import { exposuresOf } from "../exposure.js";
import type { Progress } from "../progress.js";
import { readCompared } from "./compared-file.js";
import type { SyncPlace } from "./place.js";
import { type RunOutcome, resultOutcome } from "./run-record.js";
import type { SyncFlags } from "./sync-flags.js";
import type { SyncScreenFacts } from "./sync-screen.js";
import { type SyncSession, syncWith } from "./sync-with.js";

/** How one organisation is synced. */
export interface IntoRun {
  flags: SyncFlags;
  context: LoggingContext;
  progress: Progress;
  /** The session to read with; called when the place is held, and what it compares with is read. */
  openSession(): Promise<SyncSession>;
  /** Ends what `openSession` opened, where it is this sync's alone. */
  closeSession(session: SyncSession): Promise<void>;
  /** Told of a result, whatever it is worth, when it stands where it is to stay. */
  tell(facts: SyncScreenFacts): void;
}

/** One sync into the place that `hold` takes, which is let go in the end. Rejects as `hold` and `sync` do. */
export async function syncInto(hold: () => Promise<SyncPlace>, run: IntoRun): Promise<RunOutcome> {
  const place = await hold();
  try {
    const facts = await readInto(place, run);
    const { result, target, isTaken } = facts;
    const isAccepted = result.path === target.complete;
    const { pruned } = isAccepted ? await place.accept(result.written) : { pruned: 0 };
    run.tell({ ...facts, pruned });
    const exitCode = isTaken ? exitCodes.done : exitCodes.incomplete;
    return { exitCode, ...resultOutcome(result, { isTaken, mended: place.mended }) };
  } finally {
    await place.lock?.release();
  }
}

async function readInto(place: SyncPlace, run: IntoRun): Promise<Omit<SyncScreenFacts, "pruned">> {
  const { flags, context, progress } = run;
  const { screen, log, isQuiet } = context;
  const compared = await readCompared(place.target, flags);
  const session = await run.openSession();
  const stopShowing = isQuiet ? () => {} : progress.show(screen, log);
  try {
    // Where the data itself goes to the terminal, no status line may stand in front of it.
    const onWriting = place.target.standing.kind === "stream" ? stopShowing : () => {};
    const { result, access, customAttributes } = await syncWith(session, {
      flags,
      context,
      place,
      progress,
      onWriting,
      ...(compared && { compared }),
    });
    const { target } = place;
    return {
      result,
      ...serviceAccountOf(session.connection),
      target,
      kept: place.kept,
      isTaken:
        result.verdict === "accepted" || (result.verdict === "incomplete" && flags.allowIncomplete === true),
      access,
      waitedMs: progress.waitedMs(),
      customAttributes,
      exposures: target.standing.kind === "stream" ? undefined : await exposuresOf(result.path),
      now: context.now(),
    };
  } finally {
    stopShowing();
    await run.closeSession(session);
  }
}
