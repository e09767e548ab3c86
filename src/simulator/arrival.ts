import type { Timing } from "./answer.js";
import type { LoggedRequest } from "./request-log.js";
import { findRoute, type Route } from "./routes.js";
import { sentCredential } from "./sent-credential.js";

/** A request as it arrived: its place in the sequence, where it leads and when. */
export interface Arrival {
  request: Request;
  /** From 1 on. */
  index: number;
  url: URL;
  route: Route;
  /** The path with its query, as written. */
  target: string;
}

/** An arrival whose body has been read and whose answer is due. */
export interface ReadArrival extends Arrival {
  /** The parsed body; the text itself where it is no JSON, `undefined` where there is none. */
  body: unknown;
  timing: Timing;
}

export function arrivalOf(request: Request, index: number): Arrival {
  const url = new URL(request.url);
  return { request, index, url, route: findRoute(url.pathname), target: url.pathname + url.search };
}

/** What the log keeps of an arrival; never the key or token itself. */
export function logged({ request, index, url, route }: Arrival, at: number): LoggedRequest {
  const { headers, method } = request;
  const orgId = headers.get("x-org-id");
  const accept = headers.get("accept");
  const userAgent = headers.get("user-agent");
  return {
    index,
    method,
    host: url.host,
    path: url.pathname,
    query: url.search.slice(1),
    endpoint: route.endpoint,
    headers: {
      credential: sentCredential(headers).kind,
      ...(orgId !== null && { orgId }),
      ...(accept !== null && { accept }),
      ...(userAgent !== null && { userAgent }),
    },
    at,
  };
}

export async function readBody(request: Request): Promise<unknown> {
  const text = request.body === null ? "" : await request.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
