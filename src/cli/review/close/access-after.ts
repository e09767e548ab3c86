import { accessCsv } from "../../../review/evidence/after-table.js";
import type { Review } from "../../../review/folder/open-review.js";
import { readHoldings } from "../../../review/held/held-access.js";
import { SectionCursor } from "../../../sync-file/section-cursor.js";
import { UsageError } from "../../errors.js";
import { stoppable } from "../../stoppable.js";
import type { LaterSync } from "../later-sync.js";
import { openWholeSync } from "../whole-sync.js";

/**
 * The text of after.csv, out of a second reading of the file. Throws as `openWholeSync`, and UsageError where
 * the file is another one by now.
 */
export async function* accessAfter(
  path: string,
  { manifest, review, signal }: Pick<LaterSync, "manifest"> & { review: Review; signal: AbortSignal },
): AsyncGenerator<string> {
  const file = await openWholeSync(path);
  try {
    const batches = stoppable(file.batches(), signal);
    const holdings = await readHoldings(new SectionCursor(batches));
    while (!(await batches.next()).done);
    const { digest } = await file.manifest();
    if (digest !== manifest.digest) {
      throw new UsageError(`${file.name} was replaced while it was read: close again`);
    }
    yield* accessCsv(holdings, { review, header: file.header });
  } finally {
    await file.close();
  }
}
