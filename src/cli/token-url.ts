import type { Place } from "../jumpcloud/place.js";
import { regions } from "../jumpcloud/regions.js";
import { parseTokenUrl } from "../jumpcloud/token-url.js";
import { UsageError } from "./errors.js";
import type { ConnectionFlags } from "./settings.js";

/**
 * Where tokens are asked for: at the given URL, else at the region's host. Throws UsageError where only an origin is
 * given that is no console's, and SettingError for a URL that cannot be it: what belongs to a simulator must not be sent to JumpCloud, and the other way round.
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
