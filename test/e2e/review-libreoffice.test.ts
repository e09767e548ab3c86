import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shownColumns } from "../../src/review/sheet-columns.js";
import { readSheet } from "../../src/review/sheets/read-sheet.js";
import { xlsxSheet } from "../../src/review/sheets/write-sheet.js";
import { reviewItem, sheetOf } from "../review/sheets/sample-sheet.js";
import { programOnPath } from "../support/program-on-path.js";

const program = programOnPath("soffice");

/** What a spreadsheet likes to take for something else than text. */
const names = [
  "=1+1",
  "+49 30 1234",
  "0012",
  "2026-10-01",
  "TRUE",
  "1e5",
  "#N/A",
  "_x0041_",
  "Łukasz 王",
  'a "b"; c',
];
const items = names.map((name, index) =>
  reviewItem(`user${index}`, {
    Person: name,
    Access: "Cloud Admins",
    "Sensitive and why": index === 0 ? "AWS" : "",
  }),
);
const expected = items.map(({ key, shown }, index) => ({
  row: index + 2,
  key,
  decision: "",
  comment: "",
  shown: new Map(shownColumns.map((column, at) => [column, shown[at] ?? ""])),
  isLossy: false,
}));

describe.skipIf(program === undefined)("LibreOffice", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "review-sheets-"));
    await writeFile(join(folder, "sheet-dana.xlsx"), await xlsxSheet(sheetOf(items)));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function converted({ to, ending }: { to: string; ending: string }): Promise<Uint8Array> {
    const out = join(folder, `as-${ending}`);
    await mkdir(out);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, `profile-${ending}`)).href}`;
    const what = [
      profile,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      out,
      join(folder, "sheet-dana.xlsx"),
    ];
    const { stderr } = await promisify(execFile)(program ?? "", what, { timeout: 60_000 });
    expect(stderr).not.toMatch(/error|repair/i);
    return readFile(join(out, `sheet-dana.${ending}`));
  }

  it("saves a sheet as CSV in which every text is as it stood there", { timeout: 60_000 }, async () => {
    // Comma, quotes, UTF-8, and cells as they are shown.
    const bytes = await converted({ to: "csv:Text - txt - csv (StarCalc):44,34,76,1", ending: "csv" });
    expect((await readSheet("sheet-dana.csv", bytes)).rows).toEqual(expected);
  });

  it("saves a sheet as xlsx in which every text is as it stood there", { timeout: 60_000 }, async () => {
    const bytes = await converted({ to: "xlsx:Calc MS Excel 2007 XML", ending: "xlsx" });
    expect(await readSheet("sheet-dana.xlsx", bytes)).toEqual({
      review: "2026-Q4",
      sync: "s1",
      sheet: "sheet-dana",
      rows: expected,
    });
    // Drop-downs, filter and locks were understood: they are there again.
    const tab = (await readXlsx(bytes)).sheets[0];
    expect(tab).toMatchObject({
      dataValidations: [{ range: "K2:K11", values: ["Keep", "Remove", "Not mine"] }],
      autoFilter: { range: "A1:M11" },
      protection: { sheet: true, autoFilter: true },
    });
  });

  it("prints a sheet on pages as wide as all its columns", { timeout: 60_000 }, async () => {
    const pdf = Buffer.from(await converted({ to: "pdf", ending: "pdf" })).toString("latin1");
    expect(pdf).toMatch(/^%PDF-/);
    // The rows, and what to do: a sheet whose columns were spread over pages would have more.
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
  });
});
