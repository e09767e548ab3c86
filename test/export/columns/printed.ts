import { z } from "zod";
import { privilegedBy } from "../../../src/access/privileged.js";
import type { MissingCell } from "../../../src/export/columns/cell-printer.js";
import type { ColumnMap } from "../../../src/export/columns/column-map.js";
import { printColumns } from "../../../src/export/columns/print-columns.js";
import { columnMapOf } from "../../../src/export/columns/read-column-map.js";
import type { ReviewRow } from "../../../src/export/review/review-row.js";
import { reviewRows } from "../../../src/export/review/review-rows.js";
import { parseJsonFile } from "../../../src/input-file/read-json.js";
import type { SyncFile } from "../../../src/sync-file/read.js";
import { SectionCursor } from "../../../src/sync-file/section-cursor.js";
import { parseCsv } from "../../support/rfc4180.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";

/** The map that a file with this text would be. Throws InputFileError, as of "map.json". */
export function mapOf(text: string): ColumnMap {
  return columnMapOf(parseJsonFile(text, { name: "map.json", schema: z.unknown() }));
}

export interface Printed {
  text: string;
  /** The header too. */
  cells: string[][];
  missing: MissingCell[];
}

export interface PrintedOptions {
  internalDomains?: readonly string[];
  /** Default: as the map says. */
  isGuarded?: boolean;
}

/** What becomes of a sync file by a map. */
export async function printedOf(
  file: SyncFile,
  map: ColumnMap,
  { internalDomains, isGuarded = map.csvGuard }: PrintedOptions = {},
): Promise<Printed> {
  const missing: MissingCell[] = [];
  const pieces: string[] = [];
  const onMissing = (cell: MissingCell) => {
    missing.push(cell);
  };
  const rows = rowsOf(file, map, internalDomains);
  for await (const piece of printColumns(rows, map, { isGuarded, onMissing })) pieces.push(piece);
  const text = pieces.join("");
  return { text, cells: parseCsv(text), missing };
}

/** The rows that a map asks for. */
export function rowsOf(
  file: SyncFile,
  { extraPaths, needsIdleAccounts }: ColumnMap,
  internalDomains?: readonly string[],
): AsyncGenerator<readonly ReviewRow[]> {
  return reviewRows(new SectionCursor(file.batches()), {
    header: file.header,
    options: {
      names: "full",
      isPrivileged: privilegedBy([]),
      extraPaths,
      withIdleAccounts: needsIdleAccounts,
      ...(internalDomains && { internalDomains }),
    },
  });
}

/** The same of a few records, by a map that needs no name. */
export async function printedSmall(
  file: SmallFile,
  map: object,
  options: PrintedOptions = {},
): Promise<Printed> {
  return printedOf(await openSmallFile(file), mapOf(JSON.stringify({ name: "test", ...map })), options);
}
