import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../sync-file/system-error.js";
import type { ReturnedFile } from "../answers/answers.js";
import type { Review } from "../folder/open-review.js";
import type { SentSheets } from "../forwarding/sent-sheets.js";

/**
 * The names of sheets that are not as they were made, where they lie: somebody may have decided there. What came back as
 * well is no news. A file that is not there, or cannot be read, is passed over.
 */
export async function changedSheets(
  { paths }: Pick<Review, "paths">,
  { sent, files }: { sent: SentSheets; files: readonly ReturnedFile[] },
): Promise<string[]> {
  const returned = new Set(files.map(({ sha256 }) => sha256));
  const changed: string[] = [];
  for (const sheet of sent.byName.values()) {
    for (const [name, made] of Object.entries(sheet.files)) {
      const sum = await sumOf(join(paths.sheets, name));
      if (sum !== undefined && sum !== made && !returned.has(sum)) changed.push(name);
    }
  }
  return changed;
}

async function sumOf(path: string): Promise<string | undefined> {
  try {
    return createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}
