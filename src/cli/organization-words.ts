import { isRegion, regions } from "../jumpcloud/regions.js";
import { plainText } from "../model/plain-text.js";
import type { SyncHeader } from "../sync-file/header.js";

/** "Acme Inc (60259a2ad81e1a474d4e7c83, US)", as far as it is known. */
export function organizationWords({ region, organization }: SyncHeader["source"]): string {
  const { id, displayName } = organization;
  const place = region === undefined ? [] : [isRegion(region) ? regions[region].label : plainText(region)];
  const details = [...(id === undefined ? [] : [plainText(id)]), ...place];
  const name = displayName === undefined ? undefined : plainText(displayName);
  if (name === undefined && id === undefined)
    return ["an organisation that JumpCloud does not name", ...place].join(", ");
  if (name === undefined) return details.join(", ");
  return details.length === 0 ? name : `${name} (${details.join(", ")})`;
}
