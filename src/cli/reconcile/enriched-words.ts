import type { Enriched } from "../../reconcile/enrich.js";
import type { Reconciliation } from "../../reconcile/reconciliation.js";
import { counted } from "../number-text.js";

/** "the last sign-in to an app of 12 users, the granted-at time of 8 grants" */
export function enrichedWords(
  { lastLogins, grantedAt }: Pick<Enriched, "lastLogins" | "grantedAt">,
  {
    reports,
  }: {
    reports: readonly Pick<Reconciliation["reports"][number], "unmatchedLastLogins" | "unreadableTimes">[];
  },
): string {
  const sum = (pick: (report: (typeof reports)[number]) => number) =>
    reports.reduce((total, report) => total + pick(report), 0);
  const unmatched = sum((report) => report.unmatchedLastLogins);
  const unreadable = sum((report) => report.unreadableTimes);
  return [
    `the last sign-in to an app of ${counted(lastLogins, "user")}`,
    `the granted-at time of ${counted(grantedAt, "direct grant")}`,
    ...(unmatched > 0 ? [`sign-ins of ${counted(unmatched, "unknown user")} left out`] : []),
    ...(unreadable > 0 ? [`${counted(unreadable, "unreadable time")} left out`] : []),
  ].join(", ");
}
