import { type NamedResource, privilegedBy } from "../../access/privileged.js";
import { chosenRows, RowTally } from "../../export/review/chosen-rows.js";
import { reviewCsv } from "../../export/review/review-csv.js";
import { reviewNdjson } from "../../export/review/review-ndjson.js";
import type { ReviewRow } from "../../export/review/review-row.js";
import { reviewRows } from "../../export/review/review-rows.js";
import { rowsThat } from "../../export/review/row-condition.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { counted } from "../number-text.js";
import { unmatchedGlobs } from "../unmatched-globs.js";
import type { ExportFlags, ExportFormat } from "./export-flags.js";
import type { FoundRisk } from "./find-risk.js";

/** What goes out, and what a person is told when it is out. */
export interface Export {
  pieces: AsyncIterable<string>;
  /** Of what was asked for in vain: a line each. */
  remarks(): string[];
  /** How much it was. */
  closing(): string;
}

/** One row for each way in which somebody has something. */
export function rowExport(
  cursor: SectionCursor,
  how: { format: ExportFormat; flags: ExportFlags; header: SyncHeader; risk: FoundRisk | undefined },
): Export {
  const { format, flags, header, risk } = how;
  const globs = flags.privileged ?? [];
  const isPrivileged = privilegedBy(globs);
  const named: NamedResource[] = [];
  const tally = new RowTally();
  const rows = reviewRows(cursor, {
    header,
    options: {
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
    withIdleAccounts: flags.allAccounts === true,
    tally,
  });
  return {
    pieces: printed(chosen, format, flags),
    remarks: () => [
      ...unmatchedGlobs(globs, named).map((glob) => `--privileged ${glob} matches nothing`),
      ...notRunWords(risk),
    ],
    closing: () => closing(tally),
  };
}

function printed(
  rows: AsyncIterable<readonly ReviewRow[]>,
  format: ExportFormat,
  { csvGuard }: ExportFlags,
): AsyncGenerator<string> {
  return format === "review-ndjson" ? reviewNdjson(rows) : reviewCsv(rows, { isGuarded: csvGuard });
}

/** "70 rows, 21 accounts; 1 account without access left out (--all-accounts)" */
function closing({ rows, accounts, idleLeftOut }: RowTally): string {
  const counts = `${counted(rows, "row")}, ${counted(accounts, "account")}`;
  if (idleLeftOut === 0) return counts;
  return `${counts}; ${counted(idleLeftOut, "account")} without access left out (--all-accounts)`;
}

/** A row without flags would look clean. */
function notRunWords(risk: FoundRisk | undefined): string[] {
  const { notRun = [] } = risk ?? {};
  if (notRun.length === 0) return [];
  return [`--risk: ${counted(notRun.length, "rule")} could judge nobody: ${notRun.join(", ")}`];
}
