import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { privilegedBy } from "../../../src/access/privileged.js";
import type { ByteText } from "../../../src/export/byte-text.js";
import { type ReviewColumn, reviewColumns } from "../../../src/export/review/review-columns.js";
import { csvOfAccount, reviewCsv } from "../../../src/export/review/review-csv.js";
import { jsonOfAccount, reviewNdjson } from "../../../src/export/review/review-ndjson.js";
import { cellReader, type ReviewRow } from "../../../src/export/review/review-row.js";
import { type ReviewRowsOptions, reviewRows } from "../../../src/export/review/review-rows.js";
import { plainText } from "../../../src/model/plain-text.js";
import { SectionCursor } from "../../../src/sync-file/section-cursor.js";
import { reviewTable } from "../../support/review-table.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";

type Rows = AsyncIterable<readonly ReviewRow[]>;
type PrintAccount = NonNullable<ReviewRowsOptions["printAccount"]>;

async function printed(
  small: SmallFile,
  print: (rows: Rows) => AsyncIterable<string | ByteText>,
  printAccount?: PrintAccount,
) {
  const { header, batches } = await openSmallFile(small);
  const flagged = { flags: ["no-mfa", "dormant"], maxSeverity: "high" };
  const rows = reviewRows(new SectionCursor(batches()), {
    header,
    options: {
      names: "full",
      isPrivileged: privilegedBy([]),
      withIdleAccounts: true,
      riskOf: ({ key }) => (key === "user:u1" ? flagged : { flags: [], maxSeverity: "" }),
      ...(printAccount && { printAccount }),
    },
  });
  let text = "";
  for await (const piece of print(rows)) text += piece;
  return text;
}

/** What the cells of the rows are, read one by one. */
async function cellsOf(small: SmallFile): Promise<Record<ReviewColumn, string>[]> {
  const found: Record<string, string>[] = [];
  const text = await printed(small, async function* (rows) {
    for await (const batch of rows) {
      for (const row of batch)
        found.push(Object.fromEntries(reviewColumns.map((column) => [column, cellReader(column)(row)])));
    }
    yield "";
  });
  expect(text).toBe("");
  return found;
}

const lists: ReadonlySet<string> = new Set(["admin_roles", "risk_flags"]);
const flags: ReadonlySet<string> = new Set(["is_admin", "privileged"]);

/** What JSON has of a row: nothing of what is blank. */
function objectOf(cells: Record<string, string>): object {
  const shown = Object.entries(cells).filter(([, cell]) => cell !== "");
  return Object.fromEntries(
    shown.map(([column, cell]) => [
      column,
      lists.has(column) ? cell.split(";") : flags.has(column) ? cell === "true" : cell,
    ]),
  );
}

const anyText = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc.string({
      unit: fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        '"',
        ",",
        "'",
        "\r",
        "\n",
        "\t",
        "\u0000",
        "＝",
        " ",
        "a",
        "\\",
      ),
      minLength: 1,
    }),
  )
  .map((text) => text.toWellFormed());

const anyFile: fc.Arbitrary<SmallFile> = fc
  .tuple(anyText, anyText, anyText, anyText, anyText)
  .map(([user, department, group, role, username]) => ({
    users: { u1: { name: user, department, username }, u2: {} },
    admins: { x1: { user: "u1" } },
    groups: { g1: { name: group } },
    roles: { r1: { name: role.replaceAll(";", ",") } },
    members: "g1: u1",
    holds: "r1: x1",
  }));

describe("rows of any names", () => {
  it("are the same in a table without a guard, and in JSON, whatever is printed once", async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (small) => {
        const cells = await cellsOf(small);
        const raw = { isGuarded: false };
        const printAccount: PrintAccount = (account) => csvOfAccount(account, raw);
        for (const print of [undefined, printAccount]) {
          expect(reviewTable(await printed(small, (rows) => reviewCsv(rows, raw), print))).toEqual(cells);
        }
        for (const print of [undefined, jsonOfAccount]) {
          const lines = (await printed(small, reviewNdjson, print)).split("\n").slice(0, -1);
          expect(lines.map((line) => Object.entries(JSON.parse(line)))).toEqual(
            cells.map((row) => Object.entries(objectOf(row))),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are calculated nowhere in a guarded table, and differ by an apostrophe and by what is shown", async () => {
    const formula = /^[\s"'\u200b\ufeff]*[=+\-@＝＋－＠]/;
    const behindSemicolon = /(;[\s"'\u200b\ufeff]*)(?=[=+\-@＝＋－＠])/g;
    const calculated = /(?:^|;)[\s"]*[=+\-@＝＋－＠]/;
    await fc.assert(
      fc.asyncProperty(anyFile, async (small) => {
        const cells = await cellsOf(small);
        const table = reviewTable(await printed(small, (rows) => reviewCsv(rows, { isGuarded: true })));
        expect(table).toEqual(
          cells.map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([column, cell]) => {
                const shown = plainText(cell).replace(behindSemicolon, "$1'");
                return [column, formula.test(shown) ? `'${shown}` : shown];
              }),
            ),
          ),
        );
        expect(table.flatMap((row) => Object.values(row)).filter((cell) => calculated.test(cell))).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });
});
