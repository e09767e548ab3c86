import { mkdir, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../src/review/answers/read-answers.js";
import type { Review } from "../../../src/review/folder/open-review.js";
import { itemKey } from "../../../src/review/review-item.js";
import { decide, type Edit, type Format, filledIn, set, withoutColumns } from "./filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "./sent-review.js";

const ana = itemOf({ person: "ana", access: "Contractors", reviewer: "dana" });
const ben = itemOf({ person: "ben", access: "Engineering", reviewer: "dana.o" });
const items = [ana, ben];

function csv(review: Review, sheet: string, ...edits: Edit[]): Promise<Uint8Array> {
  return filledIn(sheetOf(review, sheet), { format: "csv", edits });
}

describe("what was put into the folder", () => {
  it("is passed over where the system or a spreadsheet left it there", async () => {
    const review = await sentReview(items);
    for (const name of [".DS_Store", "~$sheet-dana.xlsx", "Thumbs.db", "desktop.ini"])
      await giveBack(review, name, "x");
    expect(await readAnswers(review)).toEqual({
      files: [],
      decided: new Map(),
      notMine: [],
      refused: [],
      open: items,
      missing: review.document.sheets,
    });
  });

  it("is named where it cannot be read, and hinders no other", async () => {
    const review = await sentReview(items);
    await mkdir(join(review.paths.returned, "from mail"));
    await writeFile(
      join(review.folder, "elsewhere.csv"),
      await csv(review, "sheet-dana", decide({ [ana.key]: "Keep" })),
    );
    await symlink(join(review.folder, "elsewhere.csv"), join(review.paths.returned, "linked.csv"));
    await giveBack(review, "photo.xlsx", "no zip");
    await giveBack(
      review,
      "sheet-dana.csv",
      await csv(review, "sheet-dana", decide({ [ana.key]: "Remove" })),
    );
    const { refused, decided } = await readAnswers(review);
    expect(refused).toEqual([
      {
        kind: "unreadable file",
        places: [{ file: "from mail", row: 0 }],
        said: "it is a folder: put the files themselves here",
      },
      {
        kind: "unreadable file",
        places: [{ file: "linked.csv", row: 0 }],
        said: "it is a link: put the file itself here",
      },
      { kind: "unreadable file", places: [{ file: "photo.xlsx", row: 0 }], said: expect.any(String) },
    ]);
    expect([...decided.values()].map(({ item, decision }) => [item.key, decision])).toEqual([
      [ana.key, "remove"],
    ]);
  });

  it("is not read where it is larger than any sheet", async () => {
    const review = await sentReview(items);
    await giveBack(review, "sheet-dana.csv", "Person");
    await truncate(join(review.paths.returned, "sheet-dana.csv"), 256 * 1024 * 1024 + 1);
    const said = "it is larger than 256 MiB, as no sheet is: delete whatever was added to it";
    expect((await readAnswers(review)).refused).toEqual([
      { kind: "unreadable file", places: [{ file: "sheet-dana.csv", row: 0 }], said },
    ]);
  });

  // Not every file system has such names.
  it.skipIf(process.platform !== "linux")("is named where its name is no UTF-8", async () => {
    const review = await sentReview(items);
    const folder = Buffer.from(`${review.paths.returned}/`);
    await writeFile(Buffer.concat([folder, Buffer.from([0xff, 0xfe, 0x41])]), "x");
    const said = "its name cannot be read (it is no UTF-8): give it another one";
    expect((await readAnswers(review)).refused).toEqual([
      { kind: "unreadable file", places: [{ file: "\ufffd\ufffdA", row: 0 }], said },
    ]);
  });

  it("is refused whole where it is of another review", async () => {
    const review = await sentReview(items);
    const sheet = { ...sheetOf(review, "sheet-dana"), review: "2026-Q3" };
    const edits = [decide({ [ana.key]: "Remove" })];
    await giveBack(review, "sheet-dana.xlsx", await filledIn(sheet, { format: "xlsx", edits }));
    const { refused, decided, missing } = await readAnswers(review);
    expect(refused).toEqual([
      {
        kind: "unreadable file",
        places: [{ file: "sheet-dana.xlsx", row: 0 }],
        said: "it is of the review 2026-Q3",
      },
    ]);
    expect(decided.size).toBe(0);
    expect(missing.map(({ name }) => name)).toEqual(["sheet-dana", "sheet-dana.o"]);
  });

  it.each<[Format, object[]]>([
    [
      "xlsx",
      [
        {
          kind: "unreadable file",
          places: [{ file: "sheet-dana.xlsx", row: 0 }],
          said: "it was sent when a review of this name was opened from another sync: send the reviewer the sheet of now",
        },
      ],
    ],
    ["csv", [expect.objectContaining({ kind: "unknown key" })]],
  ])("counts for nothing where it was sent by an older opening of the name: %s", async (format, refusals) => {
    const review = await sentReview(items);
    const about = { review: review.document.name, sync: "s0" };
    const older = items.map((item) => ({ ...item, key: itemKey({ ...about, ...item }) }));
    const sheet = { ...sheetOf(review, "sheet-dana"), ...about, items: older.slice(0, 1) };
    const edits = older.slice(0, 1).map(({ key }) => decide({ [key]: "Remove" }));
    await giveBack(review, `sheet-dana.${format}`, await filledIn(sheet, { format, edits }));
    const { refused, decided } = await readAnswers(review);
    expect(refused).toEqual(refusals);
    expect(decided.size).toBe(0);
  });

  it("has to be there itself", async () => {
    const review = await sentReview(items);
    await rm(review.paths.returned, { recursive: true });
    await expect(readAnswers(review)).rejects.toThrow("make it, and put there what came back");
  });
});

describe("whose sheet a file is", () => {
  it.each(["answers.xlsx", "sheet-dana.o.k.xlsx"])("says the file itself, also as %s", async (name) => {
    const review = await sentReview(items);
    const edits = [decide({ [ana.key]: "Keep" })];
    await giveBack(review, name, await filledIn(sheetOf(review, "sheet-dana"), { format: "xlsx", edits }));
    const { files, decided } = await readAnswers(review);
    expect(files.map(({ sheet, reviewer }) => [sheet, reviewer])).toEqual([["sheet-dana", "dana@acme.com"]]);
    expect([...decided.keys()]).toEqual([ana.key]);
  });

  it("say the keys, whatever it is called", async () => {
    const review = await sentReview(items);
    await giveBack(review, "mine.csv", await csv(review, "sheet-dana.o", decide({ [ben.key]: "Keep" })));
    expect((await readAnswers(review)).files.map(({ sheet }) => sheet)).toEqual(["sheet-dana.o"]);
  });

  it.each([
    ["sheet-dana.csv", "sheet-dana"],
    ["Sheet-Dana (1).csv", "sheet-dana"],
    ["sheet-dana-done.csv", "sheet-dana"],
    ["sheet-dana.o.csv", "sheet-dana.o"],
    ["sheet-dana.o - copy.csv", "sheet-dana.o"],
    ["sheet-dana.other.csv", undefined],
    ["sheet-danae.csv", undefined],
    ["answers.csv", undefined],
  ])("%s without rows is %s", async (name, sheet) => {
    const review = await sentReview(items);
    const empty = (table: string[][]) => void table.splice(1);
    await giveBack(review, name, await csv(review, "sheet-dana", empty));
    const { files, refused } = await readAnswers(review);
    expect(files.map((file) => file.sheet)).toEqual([sheet]);
    expect(refused.map(({ kind }) => kind)).toEqual(sheet === undefined ? ["whose sheet"] : []);
  });

  it("says nothing where the keys are gone: then it can still be the name", async () => {
    const review = await sentReview(items);
    const edits = [decide({ [ana.key]: "Keep" }), set(ana.key, "Row key", "")];
    await giveBack(review, "sheet-dana.csv", await csv(review, "sheet-dana", ...edits));
    const { refused, missing } = await readAnswers(review);
    expect(refused.map(({ kind }) => kind)).toEqual(["unknown key"]);
    expect(missing.map(({ name }) => name)).toEqual(["sheet-dana.o"]);
  });
});

describe("what came back twice", () => {
  it("counts once where it is the same file", async () => {
    const review = await sentReview(items);
    const bytes = await csv(review, "sheet-dana", decide({ [ana.key]: "yes" }));
    await giveBack(review, "sheet-dana.csv", bytes);
    await giveBack(review, "sheet-dana (1).csv", bytes);
    const { files, refused } = await readAnswers(review);
    expect(files.map(({ name }) => name)).toEqual(["sheet-dana (1).csv", "sheet-dana.csv"]);
    expect(refused.length).toBe(1);
  });

  it.each([
    ["Keep", "Keep", "keep", []],
    ["Keep", "", "keep", []],
    ["Keep", "Remove", undefined, ["contradiction"]],
    ["Not mine", "Remove", undefined, ["contradiction"]],
  ])("%j and %j of one reviewer are %s", async (first, second, decision, kinds) => {
    const review = await sentReview(items);
    await giveBack(review, "sheet-dana.csv", await csv(review, "sheet-dana", decide({ [ana.key]: first })));
    const later = [decide({ [ana.key]: second }), withoutColumns("Title")];
    await giveBack(review, "sheet-dana-2nd.csv", await csv(review, "sheet-dana", ...later));
    const { decided, refused } = await readAnswers(review);
    expect(decided.get(ana.key)?.decision).toBe(decision);
    expect(refused.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe("a sheet without any decision", () => {
  it("has come back, and its rows are open", async () => {
    const review = await sentReview(items);
    await giveBack(review, "sheet-dana.csv", await csv(review, "sheet-dana"));
    const { open, missing, refused } = await readAnswers(review);
    expect({ open, refused, missing: missing.map(({ name }) => name) }).toEqual({
      open: items,
      refused: [],
      missing: ["sheet-dana.o"],
    });
  });
});
