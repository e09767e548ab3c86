import { readXlsx } from "hucre/xlsx";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sheetColumns } from "../../../src/review/sheet-columns.js";
import { csvSheet, xlsxSheet } from "../../../src/review/sheets/write-sheet.js";
import { reviewItem, sheetOf } from "./sample-sheet.js";

const items = [
  reviewItem("ana", { Person: "Ana Ruiz", Access: "Cloud Admins", How: "member" }),
  reviewItem("bo", { Person: "Bo", "Sensitive and why": "matches AWS*" }, { kind: "assignment" }),
  reviewItem("cy", { Person: "Cy", Access: "AWS" }, { kind: "through groups" }),
  reviewItem("di", { Person: "Di" }, { kind: "role" }),
];
const read = async (sheet = sheetOf(items)) => readXlsx(await xlsxSheet(sheet), { readStyles: true });
const [DECISION, COMMENT] = [10, 11];

describe("a reviewer's xlsx", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is the same bytes whenever it is written", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime("2026-10-01T02:00:00Z");
    const first = await xlsxSheet(sheetOf(items));
    vi.setSystemTime("2031-01-01T00:00:00Z");
    expect(Buffer.from(await xlsxSheet(sheetOf(items))).equals(first)).toBe(true);
  });

  it("says in its properties what it is of", async () => {
    expect((await read()).properties).toMatchObject({
      title: "Access review 2026-Q4 of Acme Inc",
      created: new Date("2026-10-01T02:00:00Z"),
      modified: new Date("2026-10-01T02:00:00Z"),
      custom: { review: "2026-Q4", sheet: "sheet-dana" },
    });
  });

  it("has a header that stays, filters, and prints on every landscape page", async () => {
    const [tab] = (await read()).sheets;
    expect(tab).toMatchObject({
      name: "Review",
      freezePane: { rows: 1, columns: 1 },
      autoFilter: { range: "A1:M5" },
      pageSetup: {
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: "$1:$1",
      },
      headerFooter: {
        oddFooter: "&L&8Access review 2026-Q4 of Acme Inc, for dana@acme.example&R&8Page &P of &N",
      },
    });
    expect(tab?.rows[0]).toEqual([...sheetColumns]);
    expect(tab?.cells?.get("0,0")?.style?.font?.bold).toBe(true);
  });

  it("opens whatever the organisation is called", async () => {
    const { properties } = await read(sheetOf(items, { organization: "A\u0000\ufffe\ud800 & <Co>" }));
    expect(properties?.title).toBe("Access review 2026-Q4 of A\\u{0}\\u{fffe}\ufffd & <Co>");
  });

  it("may have no rows", async () => {
    const [tab] = (await read(sheetOf([]))).sheets;
    expect(tab?.rows).toEqual([[...sheetColumns]]);
    expect(tab?.dataValidations).toBeUndefined();
  });

  it("has a footer that Excel takes, whatever the organisation is called", async () => {
    const [tab] = (await read(sheetOf(items, { organization: "&P".repeat(200) }))).sheets;
    const footer = tab?.headerFooter?.oddFooter ?? "";
    expect(footer.length).toBeLessThan(255);
    expect(footer).toMatch(/^&L&8Access review 2026-Q4 of (?:&&P)+(?:&&)?&R&8Page &P of &N$/);
  });

  it("offers the decisions that a row can have, and refuses any other text", async () => {
    const [tab] = (await read()).sheets;
    const choice = { type: "list", allowBlank: true, showErrorMessage: true, errorStyle: "stop" };
    expect(tab?.dataValidations).toEqual([
      expect.objectContaining({
        ...choice,
        range: "K2:K3 K5",
        values: ["Keep", "Remove", "Not mine"],
        errorMessage: "Choose one of: Keep, Remove, Not mine. Say anything else in the column Comment.",
      }),
      expect.objectContaining({ ...choice, range: "K4", values: ["Keep", "Not mine"] }),
    ]);
  });

  it("has no list of ranges without end, however the rows are mixed", async () => {
    const mixed = Array.from({ length: 1000 }, (_, n) =>
      reviewItem(`user${n}`, {}, { kind: n % 2 === 0 ? "membership" : "through groups" }),
    );
    const [tab] = (await read(sheetOf(mixed))).sheets;
    const ranges = tab?.dataValidations?.map(({ range }) => range.split(" ")) ?? [];
    expect(ranges.flat()).toHaveLength(1000);
    expect(Math.max(...ranges.map(({ length }) => length))).toBe(200);
  });

  it("is locked without a password, but for Decision and Comment of every row", async () => {
    const [tab, howTo] = (await read()).sheets;
    expect(tab?.protection).toMatchObject({ sheet: true, sort: true, autoFilter: true, formatColumns: true });
    expect(tab?.protection?.password).toBeUndefined();
    expect(howTo?.protection).toMatchObject({ sheet: true });
    const unlocked = [...(tab?.cells ?? [])].filter(([, { style }]) => style?.protection?.locked === false);
    expect(unlocked.map(([at]) => at)).toEqual(
      [1, 2, 3, 4].flatMap((row) => [`${row},${DECISION}`, `${row},${COMMENT}`]),
    );
  });

  it("shows which rows are sensitive", async () => {
    const [tab] = (await read()).sheets;
    const bold = [...(tab?.cells ?? [])].filter(([, { style }]) => style?.font?.bold === true);
    expect(bold.map(([at]) => at).filter((at) => !at.startsWith("0,"))).toEqual(["2,7"]);
  });

  it("says in plain words, on a tab of its own, what to do", async () => {
    const { sheets } = await read();
    expect(sheets.map(({ name }) => name)).toEqual(["Review", "How to"]);
    expect(sheets[1]?.rows.map(([line]) => line)).toEqual([
      "Access review 2026-Q4 of Acme Inc",
      'This sheet is for dana@acme.example and nobody else. It lists the access of the people you answer for: 4 rows on the tab "Review".',
      "It shows what JumpCloud said on 2026-10-01 at 02:00 UTC. What changed later is not on it.",
      'In each row choose one word in the column "Decision": click the cell, then the arrow beside it.',
      "Keep: this person needs this access for the work they do today.",
      "Remove: this person does not need it any more. It is taken away; what a rule or the console gives, by hand.",
      'Not mine: you cannot tell. Say in "Comment" who can: the row goes to somebody else.',
      'A row of access that comes through a group has no "Remove": it goes when the membership of that group goes.',
      'An empty "Decision" is no decision: the row stays open, and somebody will ask again.',
      'Only "Decision" and "Comment" count. Leave all else as it is: a row whose text was changed is not accepted.',
      'Leave the column "Row key" untouched: it says which row is which. Filter and hide as you like; do not sort.',
      '"Sensitive and why": something is written there where the access is a privilege; look at those rows first.',
      '"New since the last review": "new", or what changed; empty where all is as it was when it was last reviewed.',
      '"Flags in words": what an automatic check noticed about this access. It is a hint, and decides nothing.',
      "When you are done, save and send the file back as xlsx or CSV, under its name: sheet-dana. No PDF, picture or password.",
    ]);
  });
});

describe("a reviewer's CSV", () => {
  it("is UTF-8 with a byte order mark and CR LF, and calculates nothing", () => {
    const item = reviewItem("ana", { Person: "Ana, Ruiz", Title: "=1+1", Account: "Łukasz" });
    expect(csvSheet(sheetOf([item])).split("\r\n")).toEqual([
      "\ufeffPerson,Title,Department,Account,Access,How,Gives,Sensitive and why,New since the last review,Flags in words,Decision,Comment,Row key",
      `"Ana, Ruiz","'=1+1",,Łukasz,,,,,,,,,${item.key}`,
      "",
    ]);
  });
});
