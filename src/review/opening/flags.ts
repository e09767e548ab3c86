import { findRule } from "../../audit/find-rule.js";

/** What an audit found of a row, in words: the titles of its rules, behind whose own access it is. */
export function flagWords(
  ruleIds: readonly string[],
  { ownAccessOf }: { ownAccessOf: string | undefined },
): string {
  const own = ownAccessOf === undefined ? [] : [`own access of ${ownAccessOf}, who would have decided`];
  return [...own, ...ruleIds.map((id) => findRule(id)?.title ?? id)].join("; ");
}
