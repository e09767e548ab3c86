import { nearest } from "../model/nearest.js";
import type { Rule } from "./rule.js";
import { rules } from "./rules.js";

/** The rule with this id; `undefined` when there is none. */
export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** Says that no rule has this id, and which one was most likely meant: the start of one is meant for it. */
export function unknownRuleWords(id: string): string {
  const ids = rules.map((rule) => rule.id);
  const holding = ids.filter((one) => one.includes(id));
  const [meant = nearest(id, ids)] = holding;
  return `there is no rule "${id}"${meant === undefined ? "" : `: did you mean "${meant}"?`}`;
}
