import type { OpenKind } from "../../../review/closing/row-proof.js";
import type { CloseReport } from "./close-text.js";

/** Why rows are open, and what to do, in words for a person. */
export interface LeftToDo {
  what: string;
  todo: string;
}

/** The words of one kind. */
export function leftToDo(kind: OpenKind, { document }: Pick<CloseReport, "document">): LeftToDo {
  const { name } = document;
  const apply = `jc-connector review apply ${name}`;
  const again = `a new sync, then jc-connector review close ${name}`;
  const words = {
    "not decided": { what: "nobody decided", todo: `jc-connector review check ${name}` },
    "not asked": { what: "never asked of JumpCloud", todo: `${apply}, then ${again}` },
    "held back": {
      what: "somebody kept an app that would be lost with it",
      todo: `the two have to agree, and one of them sends the sheet again; then ${apply}`,
    },
    "not done": { what: "JumpCloud did not do it", todo: `remove what hinders, then ${apply}` },
    "came back": {
      what: "somebody granted it again",
      todo: `ask who and why; ${apply} --again KEY removes it all the same`,
    },
    rule: {
      what: "a rule decides who is in the group",
      todo: `change the attribute or the rule at the console; then ${again}`,
    },
    console: {
      what: "administrators' rights",
      todo: `only at JumpCloud's console (Settings > Administrators); then ${again}`,
    },
    "not settled": {
      what: "nobody knows whether it was done",
      todo: `${apply} --write reads back and settles it, also where nothing is left to remove; then ${again}`,
    },
    lost: {
      what: "KEPT, AND GONE BY A REMOVAL OF THIS REVIEW",
      todo: `grant it again (jc-connector provision grant), then ${again}`,
    },
  } as const satisfies Record<OpenKind, LeftToDo>;
  return words[kind];
}
