import type { Finding } from "../audit/finding.js";
import type { JudgedRule } from "../audit/suppressions.js";
import { type Flag, FlagSets } from "./flag-set.js";
import type { ReviewAccount, ReviewEntitlement, Risk } from "./review/review-row.js";

/** Tells what an audit found of an account, and of what it has. */
export type RiskOf = (
  account: Pick<ReviewAccount, "key">,
  entitlement?: Pick<ReviewEntitlement, "id" | "resourceKey">,
) => Risk;

/** What has entitlements; all other subjects of findings hold them. */
const resourceTypes: ReadonlySet<string> = new Set(["app", "group", "role"]);

/**
 * Makes findings into what stands on rows: one about an account and something that it holds is on its rows of that, one
 * about an account on all of its rows, one about a group, an app or a role on all rows of that; one that names other
 * accounts, or what conflicts, on the rows of those. One that is suppressed flags nothing. As many objects are made as there are different sets of flags, however many rows ask.
 */
export function riskIndex(results: readonly Pick<JudgedRule, "findings">[]): RiskOf {
  const sets = new FlagSets();
  const ofSubjects = new Lists();
  const ofHoldings = new Map<string, Lists>();
  for (const finding of results.flatMap(({ findings }) => findings)) {
    if (finding.suppressedBy !== undefined) continue;
    for (const { key, entitlementId } of rowsOf(finding)) {
      if (entitlementId === undefined) {
        ofSubjects.add(key, finding);
        continue;
      }
      const held = ofHoldings.get(key) ?? new Lists();
      held.add(entitlementId, finding);
      ofHoldings.set(key, held);
    }
  }
  const subjects = ofSubjects.map((flags) => sets.of(flags));
  const holdings = new Map([...ofHoldings].map(([key, held]) => [key, held.map((flags) => sets.of(flags))]));
  const nothing = sets.of([]);
  return ({ key }, entitlement) => {
    const ofAccount = subjects.get(key) ?? nothing;
    if (entitlement === undefined) return ofAccount.risk;
    const ofResource = subjects.get(entitlement.resourceKey) ?? nothing;
    const ofHolding = holdings.get(key)?.get(entitlement.id) ?? nothing;
    return sets.union(sets.union(ofAccount, ofResource), ofHolding).risk;
  };
}

/** Whose rows, and of what, a finding stands on. */
function rowsOf({ subject, entitlementId, about }: Finding): NonNullable<Finding["about"]> {
  if (about !== undefined) return about;
  const isHeld = entitlementId !== undefined && !resourceTypes.has(subject.id.resourceType);
  return [{ key: subject.key, ...(isHeld && { entitlementId }) }];
}

/** Flags by key. */
class Lists {
  readonly #lists = new Map<string, Flag[]>();

  add(key: string, flag: Flag): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [flag]);
    else list.push(flag);
  }

  map<Result>(make: (flags: readonly Flag[]) => Result): Map<string, Result> {
    return new Map([...this.#lists].map(([key, flags]) => [key, make(flags)]));
  }
}
