import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import Papa from "papaparse";

/** A row of a sheet by the names of its columns, as a person sees it. */
export type SheetRow = Record<string, string>;

/** What somebody does with the rows of a sheet before it goes back. */
export type Fill = (rows: readonly SheetRow[]) => readonly SheetRow[];

/** The names of the sheets of a review, without their endings, sorted. */
export function sheetNames(review: string): string[] {
  const names = readdirSync(join(review, "sheets")).filter((name) => name.endsWith(".xlsx"));
  return names.map((name) => name.slice(0, -".xlsx".length)).sort();
}

/** What a sheet that was sent shows. */
export async function sentRows(review: string, sheet: string): Promise<SheetRow[]> {
  return (await sentSheet(review, sheet)).rows;
}

/** Fills the xlsx of a sheet and saves it as a spreadsheet does that keeps texts and properties and nothing else. */
export async function returnXlsx(
  review: string,
  { sheet, fill, name = `${sheet}.xlsx` }: { sheet: string; fill: Fill; name?: string },
): Promise<void> {
  const { header, rows, properties } = await sentSheet(review, sheet);
  const filled = fill(rows).map((row) => header.map((column) => row[column] ?? ""));
  const bytes = await writeXlsx({
    ...(properties && { properties }),
    sheets: [{ name: "Review", rows: [header, ...filled] }],
  });
  writeFileSync(join(review, "returned", name), bytes);
}

/** Fills the CSV of a sheet and saves it as a spreadsheet of most of Europe does: BOM, semicolons, CRLF. */
export function returnCsv(
  review: string,
  { sheet, fill, name = `${sheet}.csv` }: { sheet: string; fill: Fill; name?: string },
): void {
  const text = readFileSync(join(review, "sheets", `${sheet}.csv`), "utf8").replace(/^\uFEFF/, "");
  const parsed = Papa.parse<SheetRow>(text, { header: true, skipEmptyLines: true });
  const csv = Papa.unparse(
    { fields: parsed.meta.fields ?? [], data: [...fill(parsed.data)] },
    { delimiter: ";", newline: "\r\n" },
  );
  writeFileSync(join(review, "returned", name), `\uFEFF${csv}\r\n`);
}

/** What the files of a review hold for programs: its items by key. */
export function itemsOf(review: string): Map<string, { account: string; entitlement: string; kind: string }> {
  const path = join(review, "items.jsonl");
  const lines = existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n") : [];
  return new Map(
    lines.map((line) => {
      const item: {
        key: string;
        kind: string;
        account: { resourceType: string; resource: string };
        entitlement: string;
      } = JSON.parse(line);
      const { key, kind, account, entitlement } = item;
      return [key, { kind, entitlement, account: `${account.resourceType}:${account.resource}` }];
    }),
  );
}

async function sentSheet(review: string, sheet: string) {
  const { sheets, properties } = await readXlsx(readFileSync(join(review, "sheets", `${sheet}.xlsx`)));
  const [header = [], ...rows] = sheets[0]?.rows ?? [];
  const columns = header.map(String);
  return {
    properties,
    header: columns,
    rows: rows.map(
      (cells): SheetRow => Object.fromEntries(columns.map((name, at) => [name, String(cells[at] ?? "")])),
    ),
  };
}
