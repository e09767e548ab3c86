/** A sync file that cannot be read, or that is none: names the file, the line and the record where it is known. */
export class SyncFileError extends Error {
  override name = "SyncFileError";
}

/** An output that cannot be written: names what, where and why. */
export class OutputError extends Error {
  override name = "OutputError";
}

/** The reader of our output went away (`jc-connector … | head`): no fault of ours and none of the disk's. */
export class OutputClosedError extends Error {
  override name = "OutputClosedError";
}

/** Another sync, or run, holds the lock that this one needs: says who and since when, as far as that is known. */
export class LockedError extends Error {
  override name = "LockedError";
}

/** The lock that somebody held was taken over, or taken away: they have to stop before they write anything more. */
export class LockLostError extends Error {
  override name = "LockLostError";
  /** What held it: "sync", "run" */
  readonly holder: string;

  constructor(message: string, { holder = "sync" }: { holder?: string } = {}) {
    super(message);
    this.holder = holder;
  }
}
