import { shellWords } from "../../shell-words.js";
import { reviewWords, valued } from "../next-command.js";
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

function wordsOf(command: "check" | "apply" | "close", { name, file, flags }: GivenApply): string[] {
  const { again = [] } = flags;
  return [
    ...reviewWords([command, name, ...(file === undefined || command === "check" ? [] : [file])], flags),
    ...(command === "apply" ? again.flatMap((key) => ["--again", key]) : []),
  ];
}
