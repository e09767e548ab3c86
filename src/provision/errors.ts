/** A change that can be made for nobody, whoever asks: the message says why, and where it can be made. */
export class NotGrantableError extends Error {
  override name = "NotGrantableError";
}

/** What does not exist here may exist in another organisation: nothing is concluded from it. */
export class UnprovenError extends Error {
  override name = "UnprovenError";
}
