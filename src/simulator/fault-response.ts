import { type Timing, textResponse, toResponse, withBody } from "./answer.js";
import { type FaultEffect, type RetryAfter, SocketFault } from "./fault.js";
import { halfBody } from "./half-body.js";
import { forbidden, notFound, type Refusal, unauthorized } from "./refusal.js";

/** What a fault has to do with: the request's end, the time, and the true answer if it asks for it. */
export interface Faulty {
  signal: AbortSignal;
  timing: Timing;
  proceed: () => Promise<Response>;
}

type ServerError = Extract<FaultEffect, { kind: "server error" }>;

/** The answer that `effect` makes of a request. Throws `SocketFault` when the connection is lost. */
export async function applyFault(effect: FaultEffect, faulty: Faulty): Promise<Response> {
  const { signal, timing, proceed } = faulty;
  switch (effect.kind) {
    case "throttled":
      return throttledResponse(effect.retryAfter, timing);
    case "server error":
      return serverErrorResponse(effect, timing);
    case "blocked":
      return textResponse("403 Forbidden: Your IP has been blocked due to suspected abuse", {
        status: 403,
        contentType: "text/plain",
        timing,
      });
    case "refused":
      return refusalResponse(forbidden("insufficient permissions"), timing);
    case "unauthorized":
      return refusalResponse(unauthorized("api key user not found"), timing);
    case "not found":
      return refusalResponse(notFound(), timing);
    case "redirect":
      return redirectResponse(effect.location, timing);
    case "answer":
      return toResponse({ status: effect.status, body: effect.body }, timing);
    case "dropped before":
      throw new SocketFault("before the request was read");
    case "silent":
      return untilAborted(signal);
    case "dropped after":
      await proceed();
      throw new SocketFault("after the request was done");
    default:
      return spoil(await proceed(), effect);
  }
}

type Spoiling = Extract<
  FaultEffect,
  { kind: "stalled body" | "broken body" | "cut JSON" | "garbage" | "empty page" | "total" }
>;

async function spoil(response: Response, effect: Spoiling): Promise<Response> {
  const text = await response.text();
  switch (effect.kind) {
    case "stalled body":
      return withBody(response, halfBody(text, { next: "silence" }));
    case "broken body":
      return withBody(response, halfBody(text, { next: "error" }));
    case "cut JSON":
      return withBody(response, text.slice(0, Math.ceil(text.length / 2)));
    case "garbage":
      // Backwards it is neither JSON nor, where a letter has more than one byte, UTF-8.
      return withBody(response, new TextEncoder().encode(text).reverse());
    case "empty page":
      return withBody(response, emptied(text));
    case "total":
      return withOtherTotal(response, { text, total: effect.total });
  }
}

/** A 429 as far as it is known: no real one is public, so the body is a guess and the header may be anything. */
export function throttledResponse(retryAfter: RetryAfter | undefined, timing: Timing): Response {
  const response = toResponse({ status: 429, body: { message: "Too Many Requests" } }, timing);
  if (typeof retryAfter === "string") response.headers.set("retry-after", retryAfter);
  if (typeof retryAfter === "object") {
    const at = new Date(timing.atMs + retryAfter.inSeconds * 1000);
    response.headers.set("retry-after", at.toUTCString());
  }
  return response;
}

export function refusalResponse({ status, body }: Refusal, timing: Timing): Response {
  return toResponse({ status, body }, timing);
}

/** A redirect; a request without any key is sent to `/login` like this. */
export function redirectResponse(location: string, timing: Timing): Response {
  const response = textResponse("", { status: 302, contentType: "text/plain; charset=utf-8", timing });
  response.headers.set("location", location);
  return response;
}

function serverErrorResponse({ status, body }: ServerError, timing: Timing): Response {
  switch (body) {
    case "json":
      return toResponse({ status, body: { message: "Internal Server Error" } }, timing);
    case "empty":
      return textResponse("", { status, contentType: "text/plain", timing });
    case "envoy":
      return textResponse("upstream connect error or disconnect/reset before headers", {
        status,
        contentType: "text/plain",
        timing,
      });
    case "html":
      return textResponse(`<!DOCTYPE html><html><head><title>${status}</title></head><body></body></html>`, {
        status,
        contentType: "text/html; charset=UTF-8",
        timing,
      });
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function emptied(text: string): string {
  const body: unknown = JSON.parse(text);
  return JSON.stringify(Array.isArray(body) ? [] : { ...asObject(body), results: [] });
}

function withOtherTotal(response: Response, { text, total }: { text: string; total: unknown }): Response {
  const body: unknown = JSON.parse(text);
  if (!Array.isArray(body))
    return withBody(response, JSON.stringify({ ...asObject(body), totalCount: total }));
  const changed = withBody(response, text);
  changed.headers.set("x-total-count", String(total));
  return changed;
}

function asObject(body: unknown): object {
  return typeof body === "object" && body !== null ? body : {};
}
