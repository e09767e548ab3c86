import type { Failure } from "./retry.js";

const reasons: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: "a timeout while connecting",
  UND_ERR_HEADERS_TIMEOUT: "a timeout waiting for the answer",
  UND_ERR_BODY_TIMEOUT: "a timeout in the middle of the body",
  UND_ERR_SOCKET: "a connection that was closed",
  ECONNREFUSED: "a refused connection",
  ECONNRESET: "a connection that was reset",
  ENOTFOUND: "a host name that does not exist",
  EAI_AGAIN: "a host name that could not be looked up",
};

/** What it means that sending threw `cause`; in words, with the code that people search for. */
export function networkFailure(cause: unknown): Failure {
  const code = cause instanceof Error ? Reflect.get(cause, "code") : undefined;
  if (typeof code !== "string") {
    return { kind: "network", reason: cause instanceof Error ? cause.message : "an unknown error" };
  }
  const reason = reasons[code] === undefined ? code : `${reasons[code]} (${code})`;
  return { kind: code === "ECONNREFUSED" ? "refused connection" : "network", reason };
}
