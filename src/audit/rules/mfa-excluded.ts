import { isUser } from "../account-kinds.js";
import { ageMs, dayOf } from "../age.js";
import type { AuditedAccount } from "../audited-account.js";
import type { Finding } from "../finding.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";

export const mfaExcluded: Rule = {
  id: "mfa-excluded",
  severity: "high",
  title: "User excluded from MFA",
  judges: "users",
  predicate:
    "JumpCloud says of the user that MFA is not asked for (mfa.exclusion). High where no end date is told, which is how JumpCloud tells of an exclusion without one, or the date is past and the exclusion still there; medium until then, and where there is a date that cannot be read; low where the user is disabled. JumpCloud says so of a user or says the contrary: where it says neither, nothing is known, whether the user has MFA or not.",
  needs: "users of whom JumpCloud tells whether they are excluded: others are unknown",
  why: "An exclusion is made for a day, for a lost phone, and stays: nothing asks this user for a second factor, even one that is set up.",
  remediation:
    "End the exclusion in the user's details, or give it a date. An account that cannot have MFA wants a long password, as little access as possible, and a suppression that ends.",
  references: ["CIS 6.3", "PCI DSS 8.4.2", "SOC 2 CC6.1", "ISO 27001 A.8.5", "NIST IA-2(2)"],
  judge(population, verdicts) {
    for (const account of population.accounts) {
      if (!isUser(account)) continue;
      const { isMfaExcluded, mfaExcludedUntil } = account.facts;
      if (isMfaExcluded === false) verdicts.addClean();
      else if (isMfaExcluded === undefined) {
        verdicts.addUnknown(account, "whether the user is excluded from MFA is not told");
      } else {
        const { severity, end } = exclusion(population, account);
        verdicts.addFinding(account, {
          severity: account.state === "disabled" ? "low" : severity,
          detail: `${account.state === "disabled" ? `${account.stateDetails ?? "disabled"}, ` : ""}excluded from MFA, ${end}`,
          observed: { excludedUntil: mfaExcludedUntil, mfa: account.hasMfa, state: account.state },
        });
      }
    }
  },
};

function exclusion(
  { now, isWarned }: Population,
  account: AuditedAccount,
): Pick<Finding, "severity"> & { end: string } {
  const until = account.facts.mfaExcludedUntil;
  const past = ageMs(until, now);
  if (until === undefined || past === undefined) {
    // The date that the sync could not read may be this one.
    return until !== undefined || isWarned("invalid_time", account)
      ? { severity: "medium", end: "its end date cannot be read" }
      : { severity: "high", end: "no end date" };
  }
  return past >= 0
    ? { severity: "high", end: `although it ended on ${dayOf(until)}` }
    : { severity: "medium", end: `until ${dayOf(until)}` };
}
