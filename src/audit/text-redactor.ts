import { type NameMode, redactName } from "../access/name-mode.js";
import type { AuditedAccount } from "./audited-account.js";
import type { AuditedResource } from "./audited-resource.js";

/**
 * A text without who people are. Of the account with that key, neither title, department nor employee id stay; a
 * department that a group is called after does.
 */
export type TextRedactor = (text: string, key?: string) => string;

/** An account, as far as it says who somebody is. */
export type Redactable = Pick<AuditedAccount, "key" | "displayName" | "email" | "username" | "employeeId"> & {
  facts: Pick<AuditedAccount["facts"], "jobTitle" | "department">;
};

export interface RedactorOptions {
  accounts: readonly Redactable[];
  /** Groups, apps and roles: they keep their names. */
  resources: readonly Pick<AuditedResource, "displayName">[];
  mode: NameMode;
}

const ADDRESS = /[^\s<>()[\],;:"']+@[^\s<>()[\],;:"']+/g;
/** Where a name in a sentence may begin, and where it may end. */
const STARTS = /(?<=^|[\s(<["'/])(?=\S)/g;
const ENDS = /(?<=\S)(?=$|[\s)>\]"',;:.!?/])/g;

/** Knows the names of these accounts, and takes any address away, whosever it is. */
export function textRedactor({ accounts, resources, mode }: RedactorOptions): TextRedactor {
  // By names without blanks around them, and with one between words: so they stand in a sentence too.
  const names = new Map<string, string>();
  const kept = new Set(resources.map(({ displayName }) => oneBlanked(displayName)));
  const own = new Map(
    accounts.map((account) => [account.key, wordsOf(account).filter((word) => !kept.has(word))]),
  );
  const add = (name: string | undefined, shown: string) => {
    const key = oneBlanked(name ?? "");
    if (key !== "" && !names.has(key)) names.set(key, shown);
  };
  for (const { key, displayName, email, username } of accounts) {
    const shown = redactName(displayName, { id: key, mode });
    add(displayName, shown);
    add(email, shown);
    // A user name alone may be any word: "admin".
    if (username !== undefined) add(`${displayName} (${username}`, `${shown} (${key}`);
  }
  const longest = [...names.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  return (told, key = "") => {
    const text = oneBlanked(told);
    const words = own.get(key) ?? [];
    const shownFor = (name: string) => {
      if (words.includes(name)) return "…";
      return name.length > longest ? undefined : names.get(name);
    };
    return exchanged(text, shownFor).replace(ADDRESS, "…");
  };
}

/** Few have the same title in the same department. */
function wordsOf({ employeeId, facts }: Redactable): string[] {
  return [employeeId, facts.jobTitle, facts.department]
    .filter((word) => word !== undefined)
    .map(oneBlanked)
    .filter((word) => word !== "");
}

/** Blanks of any kind and number are one. */
function oneBlanked(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Of several names that begin at one place, the longest is meant. */
function exchanged(text: string, shownFor: (name: string) => string | undefined): string {
  const starts = [...text.matchAll(STARTS)].map(({ index }) => index);
  const ends = [...text.matchAll(ENDS)].map(({ index }) => index).reverse();
  let redacted = "";
  let told = 0;
  for (const start of starts) {
    if (start < told) continue;
    for (const end of ends) {
      if (end <= start) break;
      const shown = shownFor(text.slice(start, end));
      if (shown === undefined) continue;
      redacted += text.slice(told, start) + shown;
      told = end;
      break;
    }
  }
  return redacted + text.slice(told);
}
