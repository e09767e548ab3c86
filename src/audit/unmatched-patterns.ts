import { anyGlob } from "../access/glob.js";
import { accountNames, entitlementNames } from "./pattern.js";
import type { Population } from "./population.js";
import type { SodRule } from "./sod.js";

/** A pattern of a rule about the separation of duties that means nothing, or nobody, of the sync file. */
export interface UnmatchedPattern {
  ruleId: string;
  /** Where in the rule it stands. */
  side: "a" | "b" | "exempt";
  pattern: string;
}

/**
 * The patterns that mean nothing in the file, in the order of the rules: mistyped, or about what is gone. By a rule
 * of which one side means nothing, nobody is judged.
 */
export function unmatchedPatterns(
  rules: readonly SodRule[],
  { entitlements, accounts }: Pick<Population, "entitlements" | "accounts">,
): UnmatchedPattern[] {
  const isOfEntitlement = (pattern: string) => {
    const matches = anyGlob([pattern]);
    return entitlements.some((entitlement) => matches(entitlementNames(entitlement)));
  };
  const isOfAccount = (pattern: string) => {
    const matches = anyGlob([pattern]);
    return accounts.some((account) => matches(accountNames(account)));
  };
  return rules.flatMap(({ id: ruleId, a, b, exempt }): UnmatchedPattern[] => {
    const unmatched = (
      side: UnmatchedPattern["side"],
      patterns: readonly string[],
      isMeant: typeof isOfAccount,
    ) => patterns.filter((pattern) => !isMeant(pattern)).map((pattern) => ({ ruleId, side, pattern }));
    const principals = exempt.map(({ principal }) => principal);
    return [
      ...unmatched("a", a, isOfEntitlement),
      ...unmatched("b", b, isOfEntitlement),
      ...unmatched("exempt", principals, isOfAccount),
    ];
  });
}
