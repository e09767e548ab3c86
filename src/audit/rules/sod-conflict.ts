import type { Account } from "../../access/account.js";
import type { AuditedEntitlement } from "../audited-resource.js";
import { linkDoubts } from "../link-doubts.js";
import type { Population } from "../population.js";
import type { Rule } from "../rule.js";
import { SodJudge } from "../sod-judge.js";

export const sodConflict: Rule = {
  id: "sod-conflict",
  severity: "critical",
  title: "Two things that nobody may have together",
  judges: "persons",
  predicate:
    'Under each rule of the file, all accounts of a person taken together, whatever their status and however they hold it: with condition "in", the person holds one of a and another one of b; with "not_in", one of a and none of b. As grave as the rule of the file says: high, where it says nothing. A finding about somebody who is exempt is suppressed until the end of the last day, in UTC, and counts from then on. Where nothing in the file is what a side says, nobody is judged by that rule of the file. Each person is judged once by each rule of the file.',
  needs:
    "--sod whose patterns mean something in the file; administrators, and whole lists of whatever the patterns may mean (app:… and group:… need no roles)",
  why: "Whoever can do a thing and approve it, or change whom is paid and pay, can do harm that nobody else sees.",
  remediation:
    "Take one of the two away. Where one person has to have both, exempt that person in the file, with a reason, an approver and an end, and have somebody else look at what was done.",
  references: ["SOC 2 CC5.1, CC6.3", "ISO 27001 A.5.3", "NIST AC-5"],
  places: "rules of the file",
  judge(population, verdicts) {
    const { sodRules = [] } = population.inputs;
    if (sodRules.length === 0) return verdicts.notRun("no rules were given (--sod)");
    const linkDoubt = linkDoubts(population);
    const judges = sodRules.map((rule) => new SodJudge(rule, { population, linkDoubt }));
    const ids = population.entitlements.map(({ id }) => id);
    const asked = new Set(ids.filter((id) => judges.some((judge) => judge.isAbout(id))));
    for (const { key, accounts } of population.persons()) {
      const subject = population.account(key);
      if (subject === undefined) continue;
      const held = heldOf(population, { accounts, asked });
      for (const judge of judges) {
        const verdict = judge.judge(accounts, held);
        if (verdict === "clean") verdicts.addClean();
        else if ("unknown" in verdict) verdicts.addUnknown(subject, verdict.unknown);
        else verdicts.addFinding(subject, verdict);
      }
    }
  },
};

/** What somebody holds of what is asked for. */
function heldOf(
  population: Population,
  { accounts, asked }: { accounts: readonly Account[]; asked: ReadonlySet<string> },
): AuditedEntitlement[] {
  const found = new Set<AuditedEntitlement>();
  for (const { key } of accounts) {
    const account = population.account(key);
    if (account === undefined) continue;
    for (const { entitlement } of population.held.of(account)) {
      if (asked.has(entitlement.id)) found.add(entitlement);
    }
  }
  return [...found];
}
