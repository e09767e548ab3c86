import type { Account } from "../access/account.js";
import { anyGlob } from "../access/glob.js";
import type { NamedResource } from "../access/privileged.js";
import { compareText } from "../model/order.js";
import type { ResourceId } from "../model/resource-id.js";
import type { RuleResult } from "./audit.js";
import type { Finding, Subject } from "./finding.js";
import { isInForce } from "./last-day.js";
import { accountNames, entitlementNames } from "./pattern.js";
import type { JudgedFinding, JudgedRule, Suppression } from "./suppressions.js";

/** Where user names, names of resources and the present are taken from: a population has them. */
interface Named {
  account(key: string): Pick<Account, "username"> | undefined;
  resource(id: ResourceId): NamedResource | undefined;
  now: Date;
}

/** A suppression of one rule. */
interface Matcher {
  suppression: Suppression;
  index: number;
  isSubject(subject: Subject): boolean;
  isEntitlement(id: string | undefined): boolean;
}

/**
 * Marks the findings that are suppressed, and those that were; an exemption of the rule itself suppresses as well. Where
 * several are about one finding, the one that ends last counts.
 *
 * `unused` are indexes of suppressions of a rule that was run and found nobody like that: neither a finding nor
 * somebody whom it could not judge.
 */
export function suppress(
  results: readonly RuleResult[],
  suppressions: readonly Suppression[],
  named: Named,
): { rules: JudgedRule[]; unused: number[] } {
  const used = new Set<number>();
  const rules = results.map((result): JudgedRule => {
    const matchers = matchersOf(result.rule.id, suppressions, named);
    for (const { index, isSubject } of matchers) {
      if (result.notRun !== undefined || result.unknown.some(({ subject }) => isSubject(subject)))
        used.add(index);
    }
    const findings = result.findings.map(({ exemption, ...finding }): JudgedFinding => {
      const about = matchers.filter(
        ({ isSubject, isEntitlement }) => isSubject(finding.subject) && isEntitlement(finding.entitlementId),
      );
      for (const { index } of about) used.add(index);
      const last = laterOf(exemption, about[0]?.suppression);
      if (last === undefined) return finding;
      return isInForce(last, named.now)
        ? { ...finding, suppressedBy: last }
        : { ...finding, suppressionEnded: last };
    });
    return { ...result, findings };
  });
  const asked = new Set(results.map(({ rule }) => rule.id));
  const unused = suppressions.flatMap(({ rule }, index) =>
    asked.has(rule) && !used.has(index) ? [index] : [],
  );
  return { rules, unused };
}

function laterOf(
  exemption: Finding["exemption"],
  suppression: Suppression | undefined,
): Finding["exemption"] {
  if (exemption === undefined || suppression === undefined) return exemption ?? suppression;
  return compareText(exemption.expires, suppression.expires) < 0 ? suppression : exemption;
}

/** Of one rule, the one that ends last first. */
function matchersOf(ruleId: string, suppressions: readonly Suppression[], named: Named): Matcher[] {
  return suppressions
    .flatMap((suppression, index): Matcher[] => {
      if (suppression.rule !== ruleId) return [];
      const { subject: pattern, entitlement } = suppression;
      const isSubject = anyGlob([pattern]);
      const isEntitlement = entitlement === undefined ? () => true : anyGlob([entitlement]);
      return [
        {
          suppression,
          index,
          isSubject: (subject) =>
            isSubject(accountNames({ ...subject, username: named.account(subject.key)?.username })),
          isEntitlement: (id) => isEntitlement(id === undefined ? [] : namesOfEntitlement(id, named)),
        },
      ];
    })
    .sort((a, b) => compareText(b.suppression.expires, a.suppression.expires));
}

function namesOfEntitlement(id: string, { resource }: Named): string[] {
  const [, resourceType = "", resourceId = ""] = /^([^:]+):(.+):[^:]+$/.exec(id) ?? [];
  return entitlementNames({ id, resource: resource({ resourceType, resource: resourceId }) });
}
