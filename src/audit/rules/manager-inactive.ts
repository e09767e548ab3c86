import { resourceKey } from "../../model/resource-id.js";
import { isOutOfUse, isUser } from "../account-kinds.js";
import type { AuditedAccount } from "../audited-account.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";

export const managerInactive: Rule = {
  id: "manager-inactive",
  severity: "medium",
  title: "User whose manager is gone",
  judges: "users",
  predicate:
    "The user is enabled, and the manager whom the user names is suspended or locked, or is not among the users. A manager who is staged is about to begin, and not gone. Users who name none are told of by no-manager.",
  needs: "users that are all in the file, where a manager is not in it",
  why: "Reviews, requests for access and the news that somebody left go to the manager: here they go to nobody, and what the user has is never looked at again.",
  remediation:
    "Set the present manager in the user's details, or in the HR system that JumpCloud imports from; move all reports of somebody who leaves on the day of leaving.",
  references: ["ISO 27001 A.5.18", "PCI DSS 7.2.4", "SOC 2 CC6.3", "NIST AC-2"],
  places: "managers",
  judge(population, verdicts) {
    for (const account of population.accounts) {
      if (!isUser(account)) continue;
      const { managerId, manager: address } = account.facts;
      if (account.state === "disabled" || (managerId === undefined && address === undefined)) {
        verdicts.addClean();
        continue;
      }
      const manager = managerOf(population, account);
      const reason = whyUnknown(population, { account, manager });
      if (reason !== undefined) verdicts.addUnknown(account, reason);
      else if (manager !== undefined && !isOutOfUse(manager)) verdicts.addClean();
      else {
        const called = manager?.displayName ?? address ?? managerId ?? "";
        const what = manager === undefined ? "not among the users" : (manager.stateDetails ?? "disabled");
        verdicts.addFinding(account, {
          detail: `manager ${called} is ${what}`,
          observed: { managerId, manager: address, managerState: manager?.stateDetails ?? manager?.state },
          place: called,
        });
      }
    }
  },
};

function managerOf(population: Population, { facts }: AuditedAccount): AuditedAccount | undefined {
  if (facts.managerId === undefined) return undefined;
  return population.account(resourceKey({ resourceType: "user", resource: facts.managerId }));
}

function whyUnknown(
  { coverage }: Population,
  { account, manager }: { account: AuditedAccount; manager: AuditedAccount | undefined },
): string | undefined {
  if (manager?.state === "unknown") return "the manager's status is not known";
  if (manager !== undefined && !isOutOfUse(manager)) return undefined;
  if (account.state === "unknown") return "its status is not known";
  if (manager !== undefined) return undefined;
  return account.facts.managerId === undefined
    ? "the manager's id is not told"
    : coverage.lacksResources("user");
}
