import type { Grant } from "../model/grant.js";

// The line of a grant: the opening, the principal's id, what stands between, the grant's id, and an ending of sources,
// annotations and a brace. Who writes lines and who reads them takes the parts from here.

/** What a grant's line begins with, up to the principal's id and its quotes. */
export function grantOpening(entitlement: Grant["entitlement"], principalType: string): string {
  return `{"entitlement":${JSON.stringify(entitlement)},"principal":{"id":{"resourceType":${JSON.stringify(principalType)},"resource":`;
}

/** What stands between the principal's id and the grant's, the quotes of both left out. */
export const BETWEEN_IDS = '}},"id":';

/** What JSON writes as it is. */
export const plainId = /^[\w.:@-]+$/;
