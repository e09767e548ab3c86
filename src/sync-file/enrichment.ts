import type { SyncHeader } from "./header.js";

/** Whether last sign-ins were added to the file (`reconcile --enrich`): only the report of sign-ins to apps has them. */
export function hasLastLogins({ enriched }: Pick<SyncHeader, "enriched">): boolean {
  return enriched?.reports.some(({ kind }) => kind === "users-to-sso-applications") === true;
}
