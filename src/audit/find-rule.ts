import type { Rule } from "./rule.js";
import { rules } from "./rules.js";

/** The rule with this id; `undefined` when there is none. */
export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** Says that no rule has this id, and which one was most likely meant. */
export function unknownRuleWords(id: string): string {
  const [nearest] = rules
    .map((rule) => ({ id: rule.id, edits: rule.id.includes(id) ? 0 : editsBetween(id, rule.id) }))
    .sort((a, b) => a.edits - b.edits);
  const hint = nearest === undefined ? "" : `: did you mean "${nearest.id}"?`;
  return `there is no rule "${id}"${hint}`;
}

/** How many letters have to be put in, left out or exchanged to make one text the other (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const exchanged = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(exchanged, (before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    before = current;
  }
  return before[b.length] ?? 0;
}
