/** A measured process, or one that it needs, did not end as it should: the run goes on with what is left. */
export class RunError extends Error {
  name = "RunError";
}
