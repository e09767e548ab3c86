import { shellWords } from "../../shell-words.js";
import type { ApplyFlags } from "./apply-flags.js";

/** Everything that was given to `review apply`, to be given again. */
export interface GivenApply {
  name: string;
  file: string | undefined;
  flags: ApplyFlags;
}

/**
 * The command that does what the plan says: "jc-connector review apply 2026-Q4 --write --expect 115 --ticket TEXT".
 */
export function applyCommand(
  { name, file, flags }: GivenApply,
  { expect, isForced }: { expect: number; isForced: boolean },
): string {
  const { reviews, dir, again = [], orgId, region, baseUrl, ticket } = flags;
  const valued = Object.entries({
    "--reviews": reviews,
    "--dir": dir,
    "--org-id": orgId,
    "--region": region,
    "--base-url": baseUrl,
  }).flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]));
  const words = [
    ...["jc-connector", "review", "apply", name, ...(file === undefined ? [] : [file])],
    ...valued,
    ...again.flatMap((key) => ["--again", key]),
    ...["--write", "--expect", String(expect)],
    ...(isForced || flags.force ? ["--force"] : []),
    ...(flags.self ? ["--self"] : []),
    ...(flags.provisioning ? ["--provisioning"] : []),
    ...["--ticket", ticket ?? "TEXT"],
  ];
  return shellWords(words);
}
