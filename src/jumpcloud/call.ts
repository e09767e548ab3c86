/**
 * A GET; with a body, a POST that changes something; with a form, one that does not. `endpoint` names it for people,
 * with `{id}` for ids; `path` is what is sent, query included.
 */
export interface Call {
  endpoint: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON by POST. Such a call is sent again only where it was surely not done: after 429, 401 and no connection. */
  body?: unknown;
  /** Sent as a form by POST. Such a call may be repeated. */
  form?: Readonly<Record<string, string>>;
}

/** What a call sends by POST, and of which type that is. */
export function payloadOf({ body, form }: Call): { text: string; contentType: string } | undefined {
  if (form !== undefined) {
    return { text: new URLSearchParams(form).toString(), contentType: "application/x-www-form-urlencoded" };
  }
  if (body === undefined) return undefined;
  return { text: JSON.stringify(body), contentType: "application/json" };
}
