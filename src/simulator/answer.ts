import { createHash } from "node:crypto";

/** What an endpoint answers before it is HTTP: a body that becomes JSON, or none. */
export interface Answer {
  status: number;
  body?: unknown;
  /** The value of `x-total-count`, which V2's lists have and V1's have not. */
  totalHeader?: number;
}

/** When and how fast an answer was given. */
export interface Timing {
  atMs: number;
  tookMs: number;
}

/** Turns an answer into what JumpCloud's servers send, header for header as recorded in 2021 and 2023. */
export function toResponse(answer: Answer, timing: Timing): Response {
  const headers = commonHeaders(timing);
  if (answer.totalHeader !== undefined) headers.set("x-total-count", String(answer.totalHeader));
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  const text = JSON.stringify(answer.body);
  headers.set("content-type", "application/json; charset=utf-8");
  headers.set("etag", weakEtag(text));
  return new Response(text, { status: answer.status, headers });
}

/** An answer that is no JSON: a page of the console, or what a proxy in front of the API says. */
export function textResponse(
  text: string,
  { status, contentType, timing }: { status: number; contentType: string; timing: Timing },
): Response {
  const headers = commonHeaders(timing);
  headers.set("content-type", contentType);
  return new Response(text, { status, headers });
}

/** The same answer with another body: what a fault leaves of it. */
export function withBody(
  response: Response,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): Response {
  return new Response(body, { status: response.status, headers: response.headers });
}

function commonHeaders({ atMs, tookMs }: Timing): Headers {
  return new Headers({
    date: new Date(atMs).toUTCString(),
    "x-response-time": `${tookMs.toFixed(3)}ms`,
    "x-envoy-upstream-service-time": String(Math.round(tookMs)),
    vary: "Accept-Encoding",
    "cache-control": "no-store",
    "cf-cache-status": "DYNAMIC",
    server: "cloudflare",
  });
}

/** Express's weak tag: the length in hexadecimal and the first 27 characters of the body's SHA-1. */
function weakEtag(text: string): string {
  const digest = createHash("sha1").update(text).digest("base64").slice(0, 27);
  return `W/"${Buffer.byteLength(text).toString(16)}-${digest}"`;
}
