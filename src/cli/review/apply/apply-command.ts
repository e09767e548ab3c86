import { shellWords } from "../../shell-words.js";
import type { ApplyFlags } from "./apply-flags.js";

/** Everything that was given to `review apply`, to be given again. */
export interface GivenApply {
  name: string;
  file: string | undefined;
  flags: ApplyFlags;
}

/**
 * The command that does what the plan says: "jc-connector review apply 2026-Q4 --write --expect 115 --ticket TEXT". What
 * lets many removals pass is never in it: whoever copies it has not looked at them yet.
 */
export function applyCommand(given: GivenApply, expect: number): string {
  const { orgId, region, baseUrl, ticket, self, provisioning } = given.flags;
  return shellWords([
    ...wordsOf("apply", given),
    ...valued({ "--org-id": orgId, "--region": region, "--base-url": baseUrl }),
    ...["--write", "--expect", String(expect)],
    ...(self ? ["--self"] : []),
    ...(provisioning ? ["--provisioning"] : []),
    ...["--ticket", ticket ?? "TEXT"],
  ]);
}

/** What to do next with the same review, in the same place: "jc-connector review check 2026-Q4 --dir /var/lib/acme". */
export function nextCommand(command: "check" | "apply" | "close", given: GivenApply): string {
  return shellWords(wordsOf(command, given));
}

/** How what `review close` looks at is made. A FILE may be a dated one, which nobody should write over. */
export function syncWords({ file, flags: { dir } }: GivenApply): string {
  if (file !== undefined) return "sync again";
  return shellWords(["jc-connector", "sync", ...valued({ "--dir": dir })]);
}

function wordsOf(command: "check" | "apply" | "close", { name, file, flags }: GivenApply): string[] {
  const { reviews, dir, again = [] } = flags;
  return [
    ...["jc-connector", "review", command, name],
    ...(file === undefined || command === "check" ? [] : [file]),
    ...valued({ "--reviews": reviews, "--dir": dir }),
    ...(command === "apply" ? again.flatMap((key) => ["--again", key]) : []),
  ];
}

function valued(flags: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
}
