import { existsSync } from "node:fs";
import { UsageError } from "../../errors.js";

/** Throws UsageError where the sync file is not there: two words of a name are easily taken for a name and a file. */
export function refuseLackingFile(file: string | undefined, review: string): void {
  if (file === undefined || file === "-" || existsSync(file)) return;
  throw new UsageError(
    `cannot read ${file}: the file does not exist ("${file}" is taken for the sync file, "${review}" for the name of the review, which is one word)`,
  );
}
