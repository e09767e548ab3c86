/**
 * A GET or, with a body, a POST that changes something: `endpoint` names it for people, with `{id}` for ids; `path` is
 * what is sent, query included.
 */
export interface Call {
  endpoint: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON by POST. Such a call is sent again only where it was surely not done. */
  body?: unknown;
}
