import { plainText } from "../../../model/plain-text.js";
import type { OpenKind } from "../../../review/closing/row-proof.js";
import { nextCommand, syncWords } from "../next-command.js";
import type { CloseReport } from "./close-text.js";

/** Why rows are open, and what to do, in words for a person. */
export interface LeftToDo {
  what: string;
  todo: string;
}

/** The words of one kind; its commands find the review where this one did. */
export function leftToDo(
  kind: OpenKind,
  { document, given }: Pick<CloseReport, "document" | "given">,
): LeftToDo {
  const { file, flags } = given;
  const command = (word: "check" | "apply" | "close", ...more: readonly string[]) => {
    const named = file === undefined || word === "check" ? [] : [file];
    return plainText(nextCommand([word, document.name, ...named, ...more], flags));
  };
  const apply = command("apply");
  const sync = file === undefined ? plainText(syncWords(given)) : "a new sync";
  const again = `${sync}, then ${command("close")}`;
  const words = {
    lost: {
      what: "KEPT, AND GONE BY A REMOVAL OF THIS REVIEW",
      todo: `grant it again (jc-connector provision grant), then ${again}`,
    },
    "not settled": {
      what: "nobody knows whether it was done",
      todo: `${command("apply", "--write")} reads back and settles it, also where nothing is left to remove; then ${again}`,
    },
    "not done": { what: "JumpCloud did not do it", todo: `remove what hinders, then ${apply}` },
    "came back": {
      what: "somebody granted it again",
      todo: `ask who and why; ${command("apply", "--again", "KEY")} removes it all the same`,
    },
    "held back": {
      what: "somebody kept an app that would be lost with it",
      todo: `the two have to agree, and one of them sends the sheet again; then ${apply}`,
    },
    waiting: {
      what: "nobody has said whether an app is kept that would be lost with it",
      todo: `${command("check")} names who has not answered; then ${apply}`,
    },
    "not asked": { what: "never asked of JumpCloud", todo: `${apply}, then ${again}` },
    rule: {
      what: "a rule decides who is in the group",
      todo: `change the attribute or the rule at the console; then ${again}`,
    },
    console: {
      what: "administrators' rights",
      todo: `only at JumpCloud's console (Settings > Administrators); then ${again}`,
    },
    "not decided": { what: "nobody decided", todo: command("check") },
  } as const satisfies Record<OpenKind, LeftToDo>;
  return words[kind];
}
