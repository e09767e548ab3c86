/** A report that cannot be read, or that is none of those that are understood: names the file, and the row where it is known. */
export class ReportError extends Error {
  override name = "ReportError";
}

/** A sync file whose records are not what it states about itself, so that nothing can be said of it. */
export class FalseStatementError extends Error {
  override name = "FalseStatementError";
}
