import { isUser } from "../account-kinds.js";
import type { Rule } from "../rule.js";

export const noManager: Rule = {
  id: "no-manager",
  severity: "low",
  title: "User without a manager",
  judges: "users",
  predicate:
    "The user is enabled and names no manager in JumpCloud. Accounts that no person uses are judged as well: nothing tells them apart.",
  needs: "users",
  why: "Nobody can be asked whether the user still needs what the user has, and nobody is told to say that the user left.",
  remediation:
    "Set the manager in the user's details, or in the HR system that JumpCloud imports from; name an owner as the manager of an account that several people, or none, use.",
  references: ["ISO 27001 A.5.18", "PCI DSS 7.2.4", "NIST AC-2"],
  places: "departments",
  judge({ accounts }, verdicts) {
    for (const account of accounts) {
      if (!isUser(account)) continue;
      const { state, facts } = account;
      if (state === "disabled" || facts.managerId !== undefined || facts.manager !== undefined) {
        verdicts.addClean();
      } else if (state === "unknown") verdicts.addUnknown(account, "its status is not known");
      else {
        verdicts.addFinding(account, {
          detail: `no manager${facts.jobTitle === undefined ? "" : ` (${facts.jobTitle})`}`,
          observed: { department: facts.department, jobTitle: facts.jobTitle },
          place: facts.department ?? "no department",
        });
      }
    }
  },
};
