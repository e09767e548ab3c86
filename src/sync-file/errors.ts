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

/** Another sync holds the lock that this one needs: says who and since when, as far as that is known. */
export class LockedError extends Error {
  override name = "LockedError";
}

/** The lock that this sync held was taken over, or taken away: it has to stop before it replaces anything. */
export class LockLostError extends Error {
  override name = "LockLostError";
}
