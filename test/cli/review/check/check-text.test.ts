import { rm, writeFile } from "node:fs/promises";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { again, decide, filledIn, set } from "../../../review/answers/filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "../../../review/answers/sent-review.js";
import {
  ana,
  answer,
  ben,
  check,
  close,
  commandLine,
  cyd,
  dana,
  eve,
  fay,
  sentToThree,
} from "./check-folder.js";

const headline = "Review 2026-Q4 of Acme Inc (o1), based on the sync of 1 Oct 2026 02:00 UTC (complete)\n";

describe("the screen of review check", () => {
  it("says before anything came back who is waited for", async () => {
    expect(await check(await sentToThree())).toEqual({
      code: 1,
      stdout: `${headline}sheets    3 sent   0 returned   3 missing: dana@acme.com (3 people), kim@acme.com (1 person),
          lee@acme.com (2 people)
rows      6 total   0 decided   6 open (all in the 3 missing sheets)
decided   0 keep   0 remove
Not finished: 3 sheets, 6 rows.
`,
      stderr: "",
    });
  });

  it("says what counts, what does not, and why", async () => {
    const review = await sentToThree();
    const edits = [again(ana.key, "Keep"), set(ben.key, "Access", "Sales")];
    const decisions = { [ana.key]: "Remove", [ben.key]: "Keep", [dana.key]: "Keep" };
    await answer(review, "sheet-dana", { decisions, edits, format: "csv" });
    await answer(review, "sheet-kim", { decisions: { [cyd.key]: "Remove" } });
    await answer(review, "sheet-lee", { decisions: { [fay.key]: "yes" }, format: "csv" });
    await giveBack(review, "sheet-none.csv", "Name,Decision\r\n");
    expect((await check(review, [], { columns: 120 })).stdout).toBe(
      `${headline}sheets    3 sent   3 returned   0 missing
rows      6 total   1 decided   5 open
decided   0 keep   1 remove
undecided 1 row on sheets that came back: lee@acme.com (1)
not accepted
  1 file  cannot be read                      sheet-none.csv: no columns are called Row key and Decision: the line with
                                              the names of the columns has to stay
  1 row   not as it was sent (sorted apart?)  sheet-dana.csv row 3: Access is "Sales" and was "Everybody"
  1 row   the reviewer is the person          sheet-dana.csv row 4
  1 row   neither Keep, Remove nor Not mine   sheet-lee.csv row 3: "yes"
  1 row   kept and removed                    ana Smith > Contractors: remove by dana@acme.com, keep by dana@acme.com
                                              (sheet-dana.csv rows 2, 5)
  A row is open while any file in returned says of it what is not accepted: correct that file, or take it away.
of the 1: 0 can be removed by jc-connector, 1 is an administrator role (console)
Not finished: 5 rows.
`,
    );
  });

  it("says how the removals are done, and which of them conflict", async () => {
    const review = await sentReview([
      ana,
      itemOf(
        { person: "ana", access: "AWS", reviewer: "kim" },
        { kind: "through groups", through: [ana.entitlement] },
      ),
      ben,
      cyd,
      eve,
    ]);
    const [, app] = [...review.items.values()];
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Remove", [ben.key]: "Remove" } });
    await answer(review, "sheet-kim", { decisions: { [app?.key ?? ""]: "Keep", [cyd.key]: "Remove" } });
    await answer(review, "sheet-lee", { decisions: { [eve.key]: "Remove" } });
    expect(await check(review)).toEqual({
      code: 0,
      stdout: `${headline}sheets    3 sent   3 returned   0 missing
rows      5 total   5 decided   0 open
decided   1 keep   4 remove
of the 4: 2 can be removed by jc-connector (1 with a conflict: an app that comes with it was
  kept), 1 is in a dynamic group (rule), 1 is an administrator role (console)
Every row is decided. What it comes to:
${commandLine(review, "apply 2026-Q4")}`,
      stderr: "",
    });
  });

  it("wants to be looked at where something was refused, though every row is decided", async () => {
    const review = await sentReview([ana]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Keep" }, format: "csv" });
    await giveBack(review, "notes.txt", "call me");
    const { code, stdout } = await check(review);
    expect(code).toBe(1);
    expect(stdout).toContain("1 file  cannot be read  notes.txt: no columns are called Row key and Decision");
    expect(stdout).not.toContain("A row is open while");
    expect(stdout).toContain(
      "Every row is decided, but not everything that came back was accepted: see above.\n",
    );
  });

  it("says on which tab, where a workbook has the sheet twice", async () => {
    const review = await sentReview([ana]);
    const tabs = [];
    for (const word of ["Remove", "Keep"]) {
      const bytes = await filledIn(sheetOf(review, "sheet-dana"), {
        format: "xlsx",
        edits: [decide({ [ana.key]: word })],
      });
      tabs.push({ name: `Said ${word}`, rows: (await readXlsx(bytes)).sheets[0]?.rows ?? [] });
    }
    await giveBack(review, "sheet-dana.xlsx", await writeXlsx({ sheets: tabs }));
    const { code, stdout } = await check(review);
    expect(code).toBe(1);
    expect(stdout.replace(/\n +/g, " ")).toContain(
      'keep by dana@acme.com (sheet-dana.xlsx, tab "Said Remove", row 2; sheet-dana.xlsx, tab "Said Keep", row 2)',
    );
  });

  it("shows the first of many, and all where that is asked for", async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      itemOf({ person: `p${index}`, access: "AWS", reviewer: "dana" }),
    );
    const review = await sentReview([...many, dana]);
    await answer(review, "sheet-dana", {
      decisions: Object.fromEntries(many.map(({ key }) => [key, "?"])),
      format: "csv",
    });
    expect((await check(review)).stdout).toContain(
      'row 9: "?"\n                                              + 4 more (--all shows them)\n',
    );
    expect((await check(review, ["--all"])).stdout).toContain('sheet-dana.csv row 13: "?"\n');
    expect((await check(review, ["--all"])).stdout).toContain(
      "undecided 1 row on sheets that came back: dana@acme.com (1)\n            dana Smith > Admins\n",
    );
  });

  it("obeys nothing that a sheet, a name or a file's name holds", async () => {
    const review = await sentReview([ana]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "\u001b[31mKeep" }, format: "csv" });
    await giveBack(review, "a\u001b[2Jb.csv", "x");
    for (const format of ["text", "json"]) {
      expect((await check(review, ["--format", format])).stdout).not.toContain("\u001b");
    }
  });
});

describe("the screen of review check after a close", () => {
  it("lists what the closing left open", async () => {
    const review = await sentReview([ana, ben]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Remove" } });
    const rows = [
      { key: ana.key, decision: "remove", stillThere: true, why: "nobody asked for it", open: "not asked" },
      { key: ben.key, decision: "open", stillThere: true, why: "", open: "not decided" },
    ];
    await close(review, rows);
    const { code, stdout } = await check(review);
    expect(code).toBe(1);
    expect(
      stdout,
    ).toContain(`closed    2 Nov 2026 09:00 UTC, with the sync of 2 Nov 2026 02:00 UTC: it left open
          1 row to be removed, and never asked of JumpCloud
            ana Smith > Contractors: nobody asked for it
          1 row never decided
            ben Smith > Everybody
`);
  });

  it.each([
    ["not settled", "remove", "1 row to be removed, and nobody knows whether it was done\n"],
    ["lost", "keep", "1 row KEPT, AND GONE BY A REMOVAL OF THIS REVIEW\n"],
  ])("lists what is gone and open all the same: %s", async (open, decision, label) => {
    const review = await sentReview([ana]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: decision } });
    const row = { key: ana.key, decision, stillThere: false, why: "of a receipt", open };
    await close(review, [row]);
    const { code, stdout } = await check(review);
    expect(code).toBe(1);
    expect(stdout).toContain(`${label}            ana Smith > Contractors: of a receipt\n`);
    expect(JSON.parse((await check(review, ["--format", "json"])).stdout).leftOpen).toEqual([row]);
  });

  it.each([
    [false, 0, "Every row is decided, and the review is closed.\n"],
    [true, 1, "Every row is decided, but the closing left something open: see above, then"],
  ])("that found a removal still there (%s) exits %i", async (stillThere, code, verdict) => {
    const review = await sentReview([ana]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Remove" } });
    const open = stillThere && { open: "not asked" };
    await close(review, [{ key: ana.key, decision: "remove", stillThere, why: "", ...open }]);
    const checked = await check(review);
    expect(checked.code).toBe(code);
    expect(checked.stdout).toContain(verdict);
    if (code === 1) expect(checked.stdout).toContain(commandLine(review, "close 2026-Q4"));
  });

  it.each([
    ["{", "it is no JSON"],
    ["{}", "it is not what this version"],
  ])("refuses a closing that is false: %j", async (text, complaint) => {
    const review = await sentReview([ana]);
    await writeFile(review.paths.closing, text);
    const { code, stderr } = await check(review);
    expect(code).toBe(2);
    expect(stderr).toContain(complaint);
  });
});

describe("review check refuses", () => {
  it.each([
    [["--sheet", "lee@acme.com"], "--sheet says whose rows go to somebody else: add --forward MAIL"],
    [["--forward", "lee"], '--forward: "lee" is no e-mail address'],
    [["--forward", "x@acme.com", "--sheet", "who"], '--sheet: nobody was sent a sheet as "who"'],
    [
      ["--forward", "x@acme.com", "--sheet", ""],
      "option '--sheet <reviewer>' argument '' is invalid. It is empty.",
    ],
    [["--missing", "--format", "json"], "--missing prints addresses"],
  ])("%j", async (args, complaint) => {
    const { code, stdout, stderr } = await check(await sentToThree(), args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(complaint);
  });

  it("a review that is not there", async () => {
    const review = await sentToThree();
    await rm(review.folder, { recursive: true });
    const { code, stderr } = await check(review);
    expect(code).toBe(2);
    expect(stderr).toContain("there is no review here");
  });
});
