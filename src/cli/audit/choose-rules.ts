import { findRule, unknownRuleWords } from "../../audit/find-rule.js";
import type { Rule } from "../../audit/rule.js";
import { rules } from "../../audit/rules.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";

/** The rules with these ids in the order of all, or all. Throws UsageError as `chooseRule`. */
export function chooseRules(
  ids: readonly string[] | undefined,
  context: Pick<CommandContext, "advise">,
): readonly Rule[] {
  if (ids === undefined) return rules;
  const chosen = new Set(ids.map((id) => chooseRule(id, context)));
  return rules.filter((rule) => chosen.has(rule));
}

/** Throws UsageError when there is no such rule, with the one that was most likely meant; the advice lists all. */
export function chooseRule(id: string, { advise }: Pick<CommandContext, "advise">): Rule {
  const rule = findRule(id);
  if (rule !== undefined) return rule;
  advise(`All rules: ${rules.map((known) => known.id).join(", ")}`);
  throw new UsageError(unknownRuleWords(id));
}
