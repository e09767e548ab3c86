import type { ByteText } from "../../export/byte-text.js";
import type { MissingCell } from "../../export/columns/cell-printer.js";
import type { ColumnMap } from "../../export/columns/column-map.js";
import { printColumns } from "../../export/columns/print-columns.js";
import { csvOfAccount, reviewCsv } from "../../export/review/review-csv.js";
import { jsonOfAccount, reviewNdjson } from "../../export/review/review-ndjson.js";
import type { ReviewRow } from "../../export/review/review-row.js";
import type { ReviewRowsOptions } from "../../export/review/review-rows.js";
import { about } from "./export.js";
import type { ExportFlags, ExportFormat } from "./export-flags.js";

type PrintAccount = NonNullable<ReviewRowsOptions["printAccount"]>;
type Rows = AsyncIterable<readonly ReviewRow[]>;

/** A way to print rows. */
export interface RowPrint {
  print(rows: Rows): AsyncIterable<string | ByteText>;
  /** What rows have to bring along for it. */
  options: Pick<ReviewRowsOptions, "extraPaths" | "printAccount">;
  needsIdleAccounts: boolean;
  remarks(): string[];
  /** Where it is not one for each row that it is given: how many lines there are, the header aside. */
  lines?(): number;
}

/** How `format` prints rows; `map` is there where it is csv. */
export function rowPrint(format: ExportFormat, flags: ExportFlags, map: ColumnMap | undefined): RowPrint {
  if (map !== undefined) return mapPrint(map, flags);
  const plain = { needsIdleAccounts: false, remarks: () => [] };
  // Conditions look at cells one by one.
  const printed = (printAccount: PrintAccount) => (flags.where === undefined ? { printAccount } : {});
  if (format === "review-ndjson") return { ...plain, options: printed(jsonOfAccount), print: reviewNdjson };
  const csv = { isGuarded: flags.csvGuard };
  return {
    ...plain,
    options: printed((account) => csvOfAccount(account, csv)),
    print: (rows) => reviewCsv(rows, csv),
  };
}

function mapPrint(map: ColumnMap, flags: ExportFlags): RowPrint {
  const missing: MissingCell[] = [];
  let lines = -1;
  const needsIdleAccounts = flags.allAccounts === true || map.needsIdleAccounts;
  return {
    needsIdleAccounts,
    options: { extraPaths: map.extraPaths },
    async *print(rows) {
      const pieces = printColumns(
        rows,
        { ...map, needsIdleAccounts },
        {
          isGuarded: flags.csvGuard && map.csvGuard,
          onMissing: (cell) => void missing.push(cell),
        },
      );
      for await (const piece of pieces) {
        lines += linesIn(piece);
        yield piece;
      }
    },
    remarks: () => [
      ...missingWords(missing, map),
      ...(map.deletesMissing && flags.where !== undefined
        ? [`what reads ${map.name} takes what --where leaves out for gone`]
        : []),
    ],
    lines: () => lines,
  };
}

/** Line ends within a quoted cell end no line. */
function linesIn(piece: string): number {
  const bare = piece.includes('"') ? piece.replace(/"[^"]*"/g, "") : piece;
  return bare.split("\r\n").length - 1;
}

/** One remark a demand: columns that are required on the same condition are one, as an address or else both names. */
function missingWords(missing: readonly MissingCell[], { name, columns }: ColumnMap): string[] {
  const demands = new Map<string, { headers: string[]; when: string }>();
  for (const { header, requiredWhere } of columns) {
    if (!missing.some((cell) => cell.header === header)) continue;
    const when = whereWords(requiredWhere);
    const key = when === "" ? header : when;
    const headers = demands.get(key)?.headers ?? [];
    demands.set(key, { headers: [...headers, header], when });
  }
  return [...demands.values()].flatMap(({ headers, when }) => {
    const cells = missing.filter(({ header }) => headers.includes(header));
    const ids = [...new Set(cells.map(({ principalId }) => principalId))];
    const what = headers.map((header) => `"${header}"`).join(" or ");
    return about(ids, "account", `without ${what}, which ${name} requires${when}`);
  });
}

/** " where email is blank" */
function whereWords(where: readonly string[]): string {
  if (where.length === 0) return "";
  const conditions = where.map((text) => {
    const [, path] = /^([^=!]*?)\s*=\s*$/u.exec(text) ?? [];
    return path === undefined ? text : `${path} is blank`;
  });
  return ` where ${conditions.join(" and ")}`;
}
