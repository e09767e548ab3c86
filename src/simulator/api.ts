import { type Access, checkAccess, type Tenancy } from "./access-check.js";
import { type Answer, type Timing, textResponse, toResponse } from "./answer.js";
import type { ReadArrival } from "./arrival.js";
import type { Endpoint } from "./exchange.js";
import { redirectResponse, refusalResponse } from "./fault-response.js";
import type { IdIndex } from "./id-index.js";
import type { Ordering } from "./ordering.js";
import { notFound, Refusal } from "./refusal.js";
import { sentCredential } from "./sent-credential.js";
import { answerToken, TOKEN_PATH } from "./token-endpoint.js";

/** What the servers hold and how they behave at the moment of a request. */
export interface Backend extends Tenancy {
  ordering: Ordering;
  index: IdIndex;
  orderSeed: number;
}

/** The true answer to a request, before anything goes wrong on the way. */
export function answerTruly(arrival: ReadArrival, backend: Backend): Response {
  const { request, route, url, target, timing } = arrival;
  if (route.endpoint === "/login") {
    const page = "<!DOCTYPE html><html><head><title>Log in</title></head><body></body></html>";
    return textResponse(page, { status: 200, contentType: "text/html; charset=utf-8", timing });
  }
  const { method, headers } = request;
  if (url.pathname === TOKEN_PATH) return orRefusal(() => answerToken(arrival, backend), timing);
  // What is not below /api/ the edge answers.
  if (!/^\/api\/./.test(url.pathname)) {
    return textResponse("404 page not found", { status: 404, contentType: "text/plain", timing });
  }
  // Without any key JumpCloud takes the request for a lost browser.
  const { kind } = sentCredential(headers);
  if (kind !== "apiKey" && kind !== "bearer") return redirectResponse("/login", timing);
  return orRefusal(() => {
    const access = checkAccess({ method, headers, endpoint: route.endpoint, target }, backend);
    return endpointOf(arrival)(exchangeOf(arrival, access, backend));
  }, timing);
}

function orRefusal(answer: () => Answer, timing: Timing): Response {
  try {
    return toResponse(answer(), timing);
  } catch (error: unknown) {
    if (error instanceof Refusal) return refusalResponse(error, timing);
    throw error;
  }
}

function endpointOf({ request, route }: ReadArrival): Endpoint {
  const { methods } = route;
  if (methods === undefined) throw notFound();
  const { GET, POST } = methods;
  const endpoint = new Map([
    ["GET", GET],
    ["POST", POST],
  ]).get(request.method);
  if (endpoint === undefined) throw new Refusal(405, { message: "Method Not Allowed" });
  return endpoint;
}

function exchangeOf({ route, url, body }: ReadArrival, access: Access, backend: Backend) {
  return { ...backend, ...access, ids: route.ids, parameters: url.searchParams, body };
}
