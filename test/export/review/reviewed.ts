import { privilegedBy } from "../../../src/access/privileged.js";
import { reviewCsv } from "../../../src/export/review/review-csv.js";
import { type ReviewRowsOptions, reviewRows } from "../../../src/export/review/review-rows.js";
import { SectionCursor } from "../../../src/sync-file/section-cursor.js";
import { reviewTable, type TableRow } from "../../support/review-table.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";

/** The rows of a few people's review, accounts without access included, as a table shows them. */
export async function reviewed(
  small: SmallFile,
  { isGuarded = false, ...options }: Partial<ReviewRowsOptions> & { isGuarded?: boolean } = {},
): Promise<TableRow[]> {
  const { header, batches } = await openSmallFile(small);
  const rows = reviewRows(new SectionCursor(batches()), {
    header,
    options: { names: "full", isPrivileged: privilegedBy([]), withIdleAccounts: true, ...options },
  });
  let text = "";
  for await (const piece of reviewCsv(rows, { isGuarded })) text += piece;
  return reviewTable(text);
}
