import { plainText } from "../../../model/plain-text.js";
import type { Answers, Refusal } from "../../../review/answers/answers.js";
import { isAboutFile } from "../../../review/answers/refusal-weight.js";
import { UsageError } from "../../errors.js";

/** What came back of which nobody can tell what it says, or who says it; names that are safe to show, each once. */
export function unclearFiles({ refused }: Pick<Answers, "refused">): string[] {
  return [...new Set(refusals(refused).flatMap(({ places }) => places.map(({ file }) => plainText(file))))];
}

/** Throws UsageError while there is such a file in the folder of what came back. */
export function refuseUnclearFiles(
  { refused }: Pick<Answers, "refused">,
  { folder }: { folder: string },
): void {
  const found = refusals(refused).map(({ places, said }) => {
    const names = places.map(({ file }) => plainText(file)).join(", ");
    return said === undefined ? names : `${names} (${plainText(said)})`;
  });
  if (found.length === 0) return;
  throw new UsageError(
    `nothing was changed: nobody can tell what this says, and it may correct another sheet: ${found.join("; ")}. Put it right, or take it out of ${plainText(folder)}`,
  );
}

function refusals(refused: readonly Refusal[]): Refusal[] {
  return refused.filter(isAboutFile);
}
