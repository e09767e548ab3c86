/** What stands in a review's folder, or is missing there, so that nothing can be done with it; `message` says where. */
export class ReviewError extends Error {
  override name = "ReviewError";
}
