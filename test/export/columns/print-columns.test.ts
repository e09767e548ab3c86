import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printColumns } from "../../../src/export/columns/print-columns.js";
import type { ReviewColumn } from "../../../src/export/review/review-columns.js";
import { cellReader, type ReviewRow } from "../../../src/export/review/review-row.js";
import { anyPair } from "../../support/any-organization.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";
import { mapOf, printedSmall, rowsOf } from "./printed.js";

const anyFile: fc.Arbitrary<SmallFile> = anyPair.map(([file]) => file);

async function allRows(file: SmallFile): Promise<ReviewRow[]> {
  const map = mapOf('{"name": "all", "rows": "accounts", "columns": [{"header": "A", "path": "email"}]}');
  const rows: ReviewRow[] = [];
  for await (const batch of rowsOf(await openSmallFile(file), map)) rows.push(...batch);
  return rows;
}

function groupedBy(rows: readonly ReviewRow[], keyOf: (row: ReviewRow) => string): Map<string, ReviewRow[]> {
  const groups = new Map<string, ReviewRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const paths = ["resource_name", "entitlement_id", "grant_type", "path", "review_id", "email"] as const;
const types = ["app", "group", "role"] as const;

/** What a column that joins `path` of the rows about `type` should have for an account, said in the shortest way. */
function naively(
  rows: readonly ReviewRow[],
  path: ReviewColumn,
  type: (typeof types)[number] | undefined,
): string {
  const read = cellReader(path);
  const texts = rows
    .filter((row) => type === undefined || cellReader("resource_type")(row) === type)
    .map(read)
    .filter((text) => text.trim() !== "");
  return [...new Set(texts)].sort((a, b) => (a < b ? -1 : 1)).join("|");
}

describe("a file that is printed by a map", () => {
  it("joins, for each account, what all of its rows have", async () => {
    const columns = paths.map((path) => ({
      path,
      type: fc.option(fc.constantFrom(...types), { nil: undefined }),
    }));
    const anyColumns = fc.tuple(...columns.map(({ path, type }) => type.map((one) => ({ path, type: one }))));
    await fc.assert(
      fc.asyncProperty(anyFile, anyColumns, async (file, joined) => {
        const { cells } = await printedSmall(
          file,
          {
            rows: "accounts",
            columns: [
              { header: "Id", path: "principal_id" },
              ...joined.map(({ path, type }) => ({
                header: path,
                path,
                join: { separator: "|", ...(type && { where: [`resource_type=${type}`] }) },
              })),
            ],
          },
          { isGuarded: false },
        );
        const rows = groupedBy(await allRows(file), ({ account }) => account.key);
        const keys = [...rows.keys()].sort();
        expect(cells.slice(1)).toEqual(
          keys.map((key) => {
            const own = rows.get(key) ?? [];
            return [
              key.slice(key.indexOf(":") + 1),
              ...joined.map(({ path, type }) => naively(own, path, type)),
            ];
          }),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("has each grant once, with what its ways have", async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (file) => {
        const columns = ["grant_id", "principal_id", "grant_type"].map((path) => ({ header: path, path }));
        const { cells } = await printedSmall(file, { rows: "grants", columns }, { isGuarded: false });
        const rows = (await allRows(file)).filter(({ entitlement }) => entitlement !== undefined);
        const grants = groupedBy(rows, ({ grant: [id = ""] }) => id);
        expect(cells.slice(1)).toEqual(
          [...grants].map(([id, ways]) => [
            id,
            ways[0]?.account.cells[0],
            [...new Set(ways.map(({ grant }) => grant[1]))].join(";"),
          ]),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("is the same however its rows come in batches", async () => {
    const columns = [
      { header: "A", path: "principal_id" },
      { header: "B", template: "{grant_type} {resource_name}" },
    ];
    const grants = { rows: "grants", accounts: "all", columns };
    const accounts = { rows: "accounts", columns: [columns[0], { ...columns[1], join: { separator: ";" } }] };
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        fc.constantFrom(grants, accounts),
        fc.integer({ min: 1, max: 4 }),
        async (file, map, size) => {
          const rows = await allRows(file);
          const batches = async function* () {
            for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
          };
          const compiled = mapOf(JSON.stringify({ name: "m", ...map }));
          const pieces: string[] = [];
          for await (const piece of printColumns(batches(), compiled, { isGuarded: true, onMissing() {} }))
            pieces.push(piece);
          expect(pieces.join("")).toBe((await printedSmall(file, map)).text);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("has a header even where nobody is in it, and ends its lines as RFC 4180 wants", async () => {
    const columns = [
      { header: "A, B", path: "email" },
      { header: "=C", text: "" },
    ];
    expect((await printedSmall({}, { rows: "accounts", columns })).text).toBe('"A, B","\'=C"\r\n');
    expect((await printedSmall({}, { rows: "grants", columns, csvGuard: false })).text).toBe('"A, B",=C\r\n');
  });

  it("is guarded unless the map or the caller says that a program reads it", async () => {
    const file: SmallFile = { users: { u1: { name: '=1+"1"', department: "a\u001b[2J" } } };
    const columns = ["display_name", "department"].map((path) => ({ header: path, path }));
    const rowOf = async (map: object, options = {}) =>
      (await printedSmall(file, { rows: "accounts", columns, ...map }, options)).cells[1];
    expect(await rowOf({})).toEqual(['\'=1+"1"', "a\\u{1b}[2J"]);
    expect(await rowOf({ csvGuard: false })).toEqual(['=1+"1"', "a\u001b[2J"]);
    expect(await rowOf({}, { isGuarded: false })).toEqual(['=1+"1"', "a\u001b[2J"]);
    expect(await rowOf({ csvGuard: false }, { isGuarded: true })).toEqual(['\'=1+"1"', "a\\u{1b}[2J"]);
  });

  it("comes with maps that are in the package", () => {
    const { files }: { files: string[] } = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"),
    );
    expect(files).toContain("fixtures/column-maps");
  });
});
