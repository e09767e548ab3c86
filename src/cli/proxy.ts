import { isLoopback } from "../jumpcloud/base-url.js";
import type { HttpProxy } from "../jumpcloud/dispatcher.js";
import { UsageError } from "./errors.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The first of them that is set counts, as in curl. HTTP_PROXY is for http:, which reaches nothing but this machine. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY"] as const;
const allProxyVariables = [...proxyVariables, "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] as const;

/**
 * The proxy on the way to `origin`, `undefined` when there is none: this machine itself is never reached through one.
 * Throws UsageError, without repeating a password, for a proxy that cannot be one.
 */
export function resolveProxy(origin: string, env: Environment): HttpProxy | undefined {
  const { protocol, hostname } = new URL(origin);
  const variable = proxyVariables.find((name) => env[name]);
  if (protocol !== "https:" || isLoopback(hostname) || variable === undefined) return undefined;
  const url = parseProxy(env[variable] ?? "");
  if (url === undefined) {
    throw new UsageError(`${variable} is no HTTP proxy: it looks like http://proxy.example:3128`);
  }
  const credentials = credentialsOf(url);
  return {
    origin: url.origin,
    ...(credentials !== undefined && {
      authorization: `Basic ${Buffer.from(credentials, "utf8").toString("base64")}`,
    }),
    noProxy: env.no_proxy || env.NO_PROXY || "",
  };
}

/** The passwords in the variables that may name a proxy, whether one is used or not. */
export function proxySecrets(env: Environment): string[] {
  return allProxyVariables.flatMap((name) => {
    const url = parseProxy(env[name] ?? "");
    if (url === undefined || url.password === "") return [];
    const credentials = credentialsOf(url) ?? "";
    return [url.password, credentials, credentials.slice(credentials.indexOf(":") + 1)];
  });
}

/** As curl and Go read it: without a scheme it is http. */
function parseProxy(text: string): URL | undefined {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  const isHttp = url.protocol === "http:" || url.protocol === "https:";
  return isHttp && canDecode(url.username) && canDecode(url.password) ? url : undefined;
}

function credentialsOf({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
}

function canDecode(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
