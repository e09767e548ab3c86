import { isUser } from "../account-kinds.js";
import type { Rule } from "../rule.js";

export const userNoMfa: Rule = {
  id: "user-no-mfa",
  severity: "high",
  title: "User without MFA",
  judges: "users",
  predicate:
    "The user is enabled, JumpCloud says that MFA is not set up, and does not say that the user is excluded from it (mfa-excluded tells of those who are). Where it says nothing of an exclusion the user is found all the same: MFA is missing either way.",
  needs: "users whose MFA JumpCloud tells of: others are unknown",
  why: "Whoever learns the password has everything that the user has, in every app behind JumpCloud.",
  remediation:
    "Require MFA in the User Portal with a conditional access policy, and have the user enrol; in JumpCloud the user can be given an enrolment period.",
  references: ["CIS 6.3", "PCI DSS 8.4.2", "SOC 2 CC6.1", "ISO 27001 A.8.5", "NIST IA-2(2)"],
  places: "departments",
  judge({ accounts }, verdicts) {
    for (const account of accounts) {
      if (!isUser(account)) continue;
      const { state, hasMfa, facts } = account;
      if (state === "disabled" || hasMfa === true || facts.isMfaExcluded === true) verdicts.addClean();
      else if (hasMfa === undefined) verdicts.addUnknown(account, "whether MFA is set up is not told");
      else if (state === "unknown") verdicts.addUnknown(account, "its status is not known");
      else {
        verdicts.addFinding(account, {
          detail: "no MFA set up",
          observed: { mfa: false, excluded: facts.isMfaExcluded, department: facts.department },
          place: facts.department ?? "no department",
        });
      }
    }
  },
};
