import { type NamedResource, privilegedBy } from "../../access/privileged.js";
import { chosenRows, RowTally } from "../../export/review/chosen-rows.js";
import { reviewRows } from "../../export/review/review-rows.js";
import { rowsThat } from "../../export/review/row-condition.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { counted } from "../number-text.js";
import { unmatchedGlobs } from "../unmatched-globs.js";
import type { Export } from "./export.js";
import type { ExportFlags } from "./export-flags.js";
import type { FoundRisk } from "./find-risk.js";
import type { RowPrint } from "./row-print.js";

/** One row for each way in which somebody has something, printed as `print` does. */
export function rowExport(
  cursor: SectionCursor,
  how: { print: RowPrint; flags: ExportFlags; header: SyncHeader; risk: FoundRisk | undefined },
): Export {
  const { print, flags, header, risk } = how;
  const globs = flags.privileged ?? [];
  const isPrivileged = privilegedBy(globs);
  const named: NamedResource[] = [];
  const tally = new RowTally();
  const rows = reviewRows(cursor, {
    header,
    options: {
      ...print.options,
      names: flags.names,
      isPrivileged(resource) {
        named.push(resource);
        return isPrivileged(resource);
      },
      withIdleAccounts: true,
      ...(flags.internalDomain && { internalDomains: flags.internalDomain }),
      ...(risk && { riskOf: risk.riskOf }),
    },
  });
  const chosen = chosenRows(rows, {
    isWanted: rowsThat(flags.where ?? []),
    withIdleAccounts: flags.allAccounts === true || print.needsIdleAccounts,
    tally,
  });
  return {
    pieces: print.print(chosen),
    remarks: () => [
      ...unmatchedGlobs(globs, named).map((glob) => `--privileged ${glob} matches nothing`),
      ...(risk?.remarks ?? []),
      ...print.remarks(),
    ],
    closing: () => closing(tally, print.lines?.()),
  };
}

/** "70 rows, 21 accounts; 1 account without access left out (--all-accounts)" */
function closing({ rows, accounts, idleLeftOut }: RowTally, lines: number | undefined): string {
  const counts =
    lines === undefined ? `${counted(rows, "row")}, ${counted(accounts, "account")}` : counted(lines, "row");
  if (idleLeftOut === 0) return counts;
  return `${counts}; ${counted(idleLeftOut, "account")} without access left out (--all-accounts)`;
}
