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
