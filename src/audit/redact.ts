import type { Account } from "../access/account.js";
import { type NameMode, redactName } from "../access/name-mode.js";
import type { Subject } from "./finding.js";
import type { JudgedFinding, JudgedRule, ToldSuppression } from "./suppressions.js";

/** The same results for somebody who is not to read who people are. Groups, apps and roles keep their names. */
export function redactRules(
  rules: readonly JudgedRule[],
  { mode, accounts }: { mode: NameMode; accounts: readonly Account[] },
): readonly JudgedRule[] {
  if (mode === "full") return rules;
  const redactText = textRedactor(accounts, mode);
  return rules.map((judged) => ({
    ...judged,
    findings: judged.findings.map((finding) => redactFinding(finding, { mode, redactText })),
    unknown: judged.unknown.map(({ subject, reason }) => ({
      subject: redactSubject(subject, mode),
      reason: redactText(reason),
    })),
  }));
}

interface Redaction {
  mode: NameMode;
  redactText(text: string): string;
}

/** What was observed is left out: it may hold an address, a title, a manager. */
function redactFinding(finding: JudgedFinding, { mode, redactText }: Redaction): JudgedFinding {
  const { subject, detail, place, suppressedBy, suppressionEnded } = finding;
  return {
    ...finding,
    subject: redactSubject(subject, mode),
    detail: redactText(detail),
    observed: {},
    ...(place !== undefined && { place: redactText(place) }),
    ...(suppressedBy && { suppressedBy: redactSuppression(suppressedBy) }),
    ...(suppressionEnded && { suppressionEnded: redactSuppression(suppressionEnded) }),
  };
}

function redactSubject({ id, key, displayName }: Subject, mode: NameMode): Subject {
  const isAccount = id.resourceType === "user" || id.resourceType === "admin_user";
  return { id, key, displayName: isAccount ? redactName(displayName, { id: key, mode }) : displayName };
}

function redactSuppression({ expires }: ToldSuppression): ToldSuppression {
  return { expires };
}

const ADDRESS = /[^\s<>()[\],;:"']+@[^\s<>()[\],;:"']+/g;
/** Where a name in a sentence may begin, and where it may end. */
const STARTS = /(?<=^|[\s(<["'/])(?=\S)/g;
const ENDS = /(?<=\S)(?=$|[\s)>\]"',;:.!?/])/g;

/** Makes a text without the names of these accounts and without any address, whosever it is. */
export function textRedactor(accounts: readonly Account[], mode: NameMode): (text: string) => string {
  const names = new Map<string, string>();
  for (const { key, displayName, email } of accounts) {
    const shown = redactName(displayName, { id: key, mode });
    for (const name of [displayName, email]) {
      if (name !== undefined && !names.has(name)) names.set(name, shown);
    }
  }
  const longest = [...names.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  return (text) => withoutNames(text, { names, longest }).replace(ADDRESS, "…");
}

/** Of several names that begin at one place, the longest is meant. */
function withoutNames(
  text: string,
  { names, longest }: { names: ReadonlyMap<string, string>; longest: number },
): string {
  const starts = [...text.matchAll(STARTS)].map(({ index }) => index);
  const ends = [...text.matchAll(ENDS)].map(({ index }) => index).reverse();
  let redacted = "";
  let told = 0;
  for (const start of starts) {
    if (start < told) continue;
    const end = ends.find((at) => at > start && at - start <= longest && names.has(text.slice(start, at)));
    if (end === undefined) continue;
    redacted += text.slice(told, start) + (names.get(text.slice(start, end)) ?? "");
    told = end;
  }
  return redacted + text.slice(told);
}
