/** JumpCloud answered 404 for a resource that it had listed: it was deleted during the sync, or the answer is wrong. */
export class GoneError extends Error {
  override name = "GoneError";
}
