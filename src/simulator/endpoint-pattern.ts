/** Which requests are meant: an endpoint exactly as the log names it (method optional), or a RegExp. */
export type EndpointPattern = string | RegExp;

/** A request as patterns see it. */
export interface Addressed {
  method: string;
  /** The path with ids replaced, such as `/api/v2/usergroups/{id}/members`. */
  endpoint: string;
  /** The path as written, with its query. */
  target: string;
}

/** A string is compared with the whole endpoint; a RegExp may match the endpoint or the path with its query. */
export function matchesEndpoint(pattern: EndpointPattern, { method, endpoint, target }: Addressed): boolean {
  if (typeof pattern === "string") return pattern === endpoint || pattern === `${method} ${endpoint}`;
  return [`${method} ${endpoint}`, `${method} ${target}`].some((text) => text.search(pattern) !== -1);
}
