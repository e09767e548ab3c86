/** A change that can be made for nobody, whoever asks: the message says why, and where it can be made. */
export class NotGrantableError extends Error {
  override name = "NotGrantableError";
}
