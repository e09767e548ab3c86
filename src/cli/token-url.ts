import { regions } from "../jumpcloud/regions.js";
import { isLoopback } from "./base-url.js";
import { UsageError } from "./errors.js";
import type { ConnectionFlags, Place } from "./settings.js";

const EXAMPLE = regions.us.token;

/**
 * Where tokens are asked for: at the given URL, else at the region's host. Throws UsageError where only an origin is
 * given that is no console's: what belongs to a simulator must not be sent to JumpCloud, and the other way round.
 */
export function resolveTokenUrl(
  flags: Pick<ConnectionFlags, "oauthUrl">,
  { env, place }: { env: Readonly<Record<string, string | undefined>>; place: Place },
): string {
  const url = flags.oauthUrl ?? (env.JUMPCLOUD_OAUTH_URL || undefined);
  if (url !== undefined) {
    return parseTokenUrl(url, flags.oauthUrl === undefined ? "JUMPCLOUD_OAUTH_URL" : "--oauth-url");
  }
  if (place.region !== undefined) return regions[place.region].token;
  throw new UsageError(
    `${place.origin} is no console of JumpCloud, so it is not known where its tokens come from: set JUMPCLOUD_OAUTH_URL or use --oauth-url URL`,
  );
}

/** As strict as a base URL: the secret crosses the network. */
function parseTokenUrl(text: string, setting: string): string {
  const complain = (why: string) =>
    new UsageError(`${setting} ${why}; it is the whole URL that gives tokens, such as ${EXAMPLE}`);
  if (!URL.canParse(text)) throw complain("is not a URL");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw complain("does not begin with https://");
  if (url.username !== "" || url.password !== "") throw complain("has a user name or password in it");
  if (/[?#]/.test(text)) throw complain('has a "?" or "#" in it');
  if (url.pathname === "/") throw complain("has no path");
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw complain("begins with http://, which would send the client secret unencrypted to another machine");
  }
  return url.href;
}
