import type { Connection } from "../jumpcloud/connection.js";
import { readCompared } from "./compared-file.js";
import type { SyncPlace } from "./place.js";
import { isTaken, syncOrganization } from "./sync-organization.js";
import type { SyncDone, SyncRun, SyncSession } from "./sync-run.js";

/** Where the session of a sync comes from. */
export interface SessionSource {
  /** Called when the place is held, and what it compares with is read. */
  open(): Promise<SyncSession>;
  /** Ends what `open` opened, where it is this sync's alone. */
  close(session: SyncSession): Promise<void>;
}

export interface SyncedInto extends SyncDone {
  connection: Connection;
  place: SyncPlace;
  isTaken: boolean;
  /** How many older files went for it. */
  pruned: number;
}

/** One sync into the place that `hold` takes, which is let go in the end. Rejects as `hold` and `syncOrganization` do. */
export async function syncInto(
  hold: () => Promise<SyncPlace>,
  source: SessionSource,
  run: SyncRun,
): Promise<SyncedInto> {
  const place = await hold();
  try {
    const { connection, ...done } = await readInto(place, source, run);
    const { result } = done;
    const isAccepted = result.path === place.target.complete;
    const { pruned } = isAccepted ? await place.accept(result.written) : { pruned: 0 };
    return { ...done, connection, place, isTaken: isTaken(result, run), pruned };
  } finally {
    await place.lock?.release();
  }
}

async function readInto(
  place: SyncPlace,
  source: SessionSource,
  run: SyncRun,
): Promise<SyncDone & { connection: Connection }> {
  const compared = await readCompared(place.target, run);
  const session = await source.open();
  try {
    const done = await syncOrganization(session, run, { place, compared });
    return { ...done, connection: session.connection };
  } finally {
    await source.close(session);
  }
}
