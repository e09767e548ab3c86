/** A receipts file that cannot be used: names the file, and what to do. */
export class ReceiptsError extends Error {
  override name = "ReceiptsError";
}

/** A receipts file whose chain is broken: nothing is added to it. */
export class FalseReceiptsError extends Error {
  override name = "FalseReceiptsError";
}
