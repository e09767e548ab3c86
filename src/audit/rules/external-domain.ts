import { domainClass, domainOf } from "../../access/email-domain.js";
import { privilegedNames } from "../privileges.js";
import type { Rule } from "../rule.js";
import { named } from "../words.js";

export const externalDomain: Rule = {
  id: "external-domain",
  severity: "high",
  title: "Account with an address outside the company",
  judges: "accounts",
  predicate:
    "The domain of an enabled account's primary address is neither one of the internal domains nor below one. High for an administrator and for a user who is seen to hold something privileged, medium otherwise. Service accounts are not judged.",
  needs: "--internal-domain; an address of the account",
  why: "A mailbox that is not ours receives the account's password resets and invitations: whoever has it, or takes it over, has the account, and our mail controls never see it.",
  remediation:
    "Give the account an address of ours. A guest or contractor who has to stay needs an owner, an end date, and no privileges.",
  references: ["SOC 2 CC6.2", "ISO 27001 A.5.16", "NIST AC-2"],
  places: "domains",
  judge(population, verdicts) {
    const { internalDomains } = population.inputs;
    if (internalDomains === undefined || internalDomains.length === 0) {
      return verdicts.notRun("no domain was given as internal (--internal-domain)");
    }
    for (const account of population.accounts) {
      const { kind } = account.facts;
      if (kind === "service account") continue;
      const { email } = account;
      const where = account.state === "disabled" ? "internal" : domainClass(email, internalDomains);
      if (where === "internal") {
        verdicts.addClean();
      } else if (where === "unknown" || email === undefined) {
        verdicts.addUnknown(account, email === undefined ? "it has no address" : "its address has no domain");
      } else if (account.state === "unknown") {
        verdicts.addUnknown(account, "its status is not known");
      } else {
        const domain = domainOf(email) ?? email;
        const privileged = kind === "administrator" ? [] : privilegedNames(population, account);
        const holds = privileged.length > 0 ? `, holds ${named(privileged)}` : "";
        verdicts.addFinding(account, {
          severity: kind === "administrator" || privileged.length > 0 ? "high" : "medium",
          detail: `${kind} at ${domain}${holds}`,
          observed: { domain, kind, privileged },
          place: domain,
        });
      }
    }
  },
};
