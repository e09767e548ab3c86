import { isAdministrator } from "../account-kinds.js";
import { inRoles, roleNames } from "../administrators.js";
import { ageMs, dayOf } from "../age.js";
import type { AuditedAccount } from "../audited-account.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";

export const adminApiKeyOld: Rule = {
  id: "admin-api-key-old",
  severity: "medium",
  title: "Administrator's API key without an end",
  judges: "administrators",
  predicate:
    "The administrator account is enabled and has an API key, and JumpCloud tells no end date of the key (medium), or one that is past (low: the key is dead, and still there). JumpCloud gives new keys an end, of 90 days where nothing else is chosen; it tells none of a key from before there were any, nor of one that never ends: no end date is found, and one that there is and that cannot be read is unknown. How old a key is does not stand in the file.",
  needs: "administrators of whom JumpCloud tells whether a key is set: others are unknown",
  why: "The key does everything that the administrator may do, without MFA and from anywhere, until somebody takes it away.",
  remediation:
    "Have the administrator make a new key with an end date (Admin Portal, My API Key: the old one stops at once), or take API access away from the account. For programs use a service account.",
  references: ["SOC 2 CC6.1", "ISO 27001 A.5.17", "NIST IA-5"],
  judge(population, verdicts) {
    const { accounts, coverage, now } = population;
    if (coverage.isLeftOut("admin_user")) return verdicts.notRun("administrators were not read (--without)");
    for (const account of accounts) {
      if (!isAdministrator(account)) continue;
      const { hasApiKey, apiKeyExpiresAt } = account.facts;
      const past = ageMs(apiKeyExpiresAt, now);
      const hasEnd = apiKeyExpiresAt !== undefined && past !== undefined;
      if (account.state === "disabled" || hasApiKey === false || (hasEnd && past < 0)) {
        verdicts.addClean();
        continue;
      }
      const reason = whyUnknown(population, { account, hasEnd });
      if (reason !== undefined) {
        verdicts.addUnknown(account, reason);
        continue;
      }
      const roles = roleNames(population, account);
      verdicts.addFinding(account, {
        ...(hasEnd && { severity: "low" as const }),
        detail: `API key set, ${hasEnd ? `ended on ${dayOf(apiKeyExpiresAt)}` : "no end date is told"}${inRoles(roles)}`,
        observed: { apiKeySet: true, apiKeyExpiresAt, roles },
      });
    }
  },
};

function whyUnknown(
  { isWarned }: Population,
  { account, hasEnd }: { account: AuditedAccount; hasEnd: boolean },
): string | undefined {
  if (account.facts.hasApiKey === undefined) return "whether an API key is set is not told";
  if (account.state === "unknown") return "its status is not known";
  // The date that the sync could not read may be this one.
  const isUnread = account.facts.apiKeyExpiresAt !== undefined || isWarned("invalid_time", account);
  return !hasEnd && isUnread ? "the end date of its API key cannot be read" : undefined;
}
