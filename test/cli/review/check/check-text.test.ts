import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { again, decide, filledIn, set } from "../../../review/answers/filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "../../../review/answers/sent-review.js";
import { ana, answer, ben, check, commandLine, cyd, dana, eve, fay, sentToThree } from "./check-folder.js";

const headline = "Review 2026-Q4 of Acme Inc (o1), based on the sync of 1 Oct 2026 02:00 UTC (complete)\n";

describe("the screen of review check", () => {
  it("says before anything came back who is waited for", async () => {
    expect(await check(await sentToThree())).toEqual({
      code: 1,
      stdout: `${headline}sheets    3 sent   0 returned   3 missing: dana@acme.com (3 people), kim@acme.com (1 person),
          lee@acme.com (2 people)
rows      6 total   0 decided   6 open (all in the 3 missing sheets)
decided   0 keep   0 remove
owed      6 rows: dana@acme.com (3), kim@acme.com (1), lee@acme.com (2)
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
owed      5 rows: dana@acme.com (3), lee@acme.com (2)
undecided 1 row on sheets that came back, in whose Decision nothing stands
not accepted
  1 file  cannot be read                      sheet-none.csv: no columns are called Row key and Decision: the line with
                                              the names of the columns has to stay
  1 row   not as it was sent (sorted apart?)  sheet-dana.csv row 3: Access is "Sales" and was "Everybody"
  1 row   the reviewer is the person          sheet-dana.csv row 4
  1 row   neither Keep, Remove nor Not mine   sheet-lee.csv row 3: "yes"
  1 row   kept and removed                    ana Smith > Contractors: remove by dana@acme.com, keep by dana@acme.com
                                              (sheet-dana.csv rows 2, 5)
                                              take the outdated file out of returned, or correct it
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
conflict  to be removed, and needed by what was kept:
            ana Smith > Contractors
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
      "undecided 1 row on sheets that came back, in whose Decision nothing stands\n            dana Smith > Admins\n",
    );
  });

  it("names a sheet that was changed where it lies, until it came back so", async () => {
    const review = await sentReview([ana, ben]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Not mine", [ben.key]: "Keep" } });
    await check(review, ["--forward", "pat@acme.com"]);
    expect((await check(review)).stdout).not.toContain("changed");
    await writeFile(join(review.paths.sheets, "sheet-pat-2.csv"), "x");
    expect((await check(review)).stdout).toContain(
      "changed   sheets/sheet-pat-2.csv was changed where it lies: put it into returned/\n",
    );
    await giveBack(review, "sheet-pat-2.csv", "x");
    expect((await check(review)).stdout).not.toContain("was changed where it lies");
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
