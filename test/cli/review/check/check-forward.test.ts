import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { itemOf, sentReview } from "../../../review/answers/sent-review.js";
import {
  ana,
  answer,
  ben,
  check,
  commandLine,
  dana,
  eve,
  fay,
  forwardedText,
  sentToThree,
} from "./check-folder.js";

describe("review check --forward", () => {
  it("gives what is not mine to somebody, and says which files to send", async () => {
    const review = await sentToThree();
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Not mine", [dana.key]: "Not mine" } });
    expect((await check(review)).stdout).toContain(
      `not mine  2 rows that nobody is asked about. To ask somebody:\n${commandLine(review, "check 2026-Q4 --forward MAIL")}            ana Smith > Contractors\n            dana Smith > Admins\n`,
    );
    const { code, stdout, stderr } = await check(review, ["--forward", " Pat@acme.com"]);
    expect(code).toBe(1);
    expect(stderr.replaceAll("\n  ", " ")).toContain("sheets: sheet-pat-2.xlsx, sheet-pat-2.csv");
    expect(stderr).toContain("2 rows for pat@acme.com: ");
    expect(stdout).toContain("sheets    4 sent   1 returned   3 missing: ");
    expect(stdout).toContain(
      "not mine  2 rows given to somebody else, who has not decided\n            ana Smith > Contractors\n            dana Smith > Admins\n",
    );
    expect((await readdir(review.paths.sheets)).sort()).toEqual(["sheet-pat-2.csv", "sheet-pat-2.xlsx"]);
  });

  it("doubts an address that nobody in the review has, and says how to take rows back from it", async () => {
    const review = await sentToThree();
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Not mine" } });
    const first = await check(review, ["--forward", "pat@acme.co"]);
    expect(first.stderr).toContain(
      "nobody in this review has the address pat@acme.co: is it written right?\n",
    );
    const second = await check(review, ["--forward", "kim@acme.com"]);
    expect(second.stderr).toBe(`Nothing was forwarded: there is no row for kim@acme.com.
pat@acme.co was given rows, and has not decided. To give them to kim@acme.com instead:
${commandLine(review, "check 2026-Q4 --sheet sheet-pat-2 --forward kim@acme.com")}`);
    const { stderr } = await check(review, ["--sheet", "sheet-pat-2", "--forward", "kim@acme.com"]);
    expect(stderr).toContain("1 row for kim@acme.com: ");
    expect(stderr).not.toContain("is it written right");
  });

  it("gives nobody their own access, and says so also when it is to be quiet", async () => {
    const review = await sentToThree();
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Not mine", [dana.key]: "Not mine" } });
    const { stderr } = await check(review, ["--forward", "ana@acme.com", "--quiet"]);
    expect(stderr).toBe("ana Smith > Contractors: not given to ana@acme.com, whose own access it is\n");
    expect(await forwardedText(review)).toContain(`"keys":["${dana.key}"]`);
  });

  it("says so where there is nothing to give", async () => {
    const review = await sentReview([ana]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Keep" } });
    const { code, stderr } = await check(review, ["--forward", "pat@acme.com"]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "Nothing was forwarded: there is no row for pat@acme.com.\n",
    });
    await expect(forwardedText(review)).rejects.toThrow("ENOENT");
  });

  it.each(["lee@acme.com", "LEE@acme.com", "sheet-lee"])(
    "gives the open rows of %s to somebody else",
    async (lee) => {
      const review = await sentToThree();
      await answer(review, "sheet-lee", { decisions: { [eve.key]: "Keep" } });
      await check(review, ["--forward", "pat@acme.com", "--sheet", lee]);
      expect(await forwardedText(review)).toContain(`"keys":["${fay.key}"]`);
    },
  );
});

describe("review check --missing", () => {
  it("prints who owes answers, also on sheets that came back, for a mail merge", async () => {
    const review = await sentReview([
      ana,
      eve,
      fay,
      itemOf({ person: "gus", access: "HR", reviewer: "kim" }),
    ]);
    await answer(review, "sheet-kim", { decisions: {} });
    expect(await check(review, ["--missing"])).toEqual({
      code: 1,
      stdout: "dana@acme.com\nlee@acme.com\nkim@acme.com\n",
      stderr: "",
    });
  });

  it("leaves out who said that nothing of the rest is theirs, and who is finished", async () => {
    const review = await sentReview([ana, eve, itemOf({ person: "gus", access: "HR", reviewer: "kim" })]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Not mine" } });
    await answer(review, "sheet-lee", { decisions: { [eve.key]: "Keep" } });
    expect((await check(review, ["--missing"])).stdout).toBe("kim@acme.com\n");
  });

  it("leaves out whose rows somebody else was given", async () => {
    const review = await sentReview([ana, eve]);
    await check(review, ["--forward", "pat@acme.com", "--sheet", "lee@acme.com"]);
    expect((await check(review, ["--missing"])).stdout).toBe("dana@acme.com\npat@acme.com\n");
    expect((await check(review)).stdout).toContain("3 missing (1 of them no longer needed): dana@acme.com");
  });
});

describe("review check --format json", () => {
  it("tells everything", async () => {
    const review = await sentReview([ana, ben, dana, eve]);
    const decisions = { [ana.key]: "Remove", [ben.key]: "Not mine", [dana.key]: "Keep" };
    await answer(review, "sheet-dana", { decisions, format: "csv" });
    const { code, stdout } = await check(review, ["--format", "json"]);
    const file = "sheet-dana.csv";
    const row = (item: typeof ana, person: string, access: string) => ({
      key: item.key,
      kind: item.kind,
      person,
      account: `user:${item.account.resource}`,
      access,
      entitlement: item.entitlement,
      reviewer: item.reviewer,
      sheet: item.sheet,
    });
    const { openedAt, by, sync } = review.document;
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      format: "jc-connector/review-check",
      version: 1,
      review: "2026-Q4",
      openedAt,
      by,
      sync,
      isFinished: false,
      sheets: { sent: 2, returned: 1, missing: 1 },
      rows: { total: 4, decided: 1, open: 3 },
      decisions: { keep: 0, remove: 1 },
      removals: { byRequest: 1, conflicting: 0, byRule: 0, atConsole: 0 },
      awaited: [{ sheet: "sheet-lee", reviewer: "lee@acme.com", rows: 1, openRows: 1, people: 1 }],
      owed: [
        { reviewer: "dana@acme.com", rows: 1 },
        { reviewer: "lee@acme.com", rows: 1 },
      ],
      changedSheets: [],
      missing: [{ sheet: "sheet-lee", reviewer: "lee@acme.com", rows: 1 }],
      files: [
        {
          name: file,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          rows: 3,
          sheet: "sheet-dana",
          reviewer: "dana@acme.com",
        },
      ],
      decided: [
        { ...row(ana, "ana Smith", "Contractors"), decision: "remove", by: "dana@acme.com", file, row: 2 },
      ],
      notMine: [
        { ...row(ben, "ben Smith", "Everybody"), decision: "not mine", by: "dana@acme.com", file, row: 3 },
      ],
      undecided: [],
      toForward: [row(ben, "ben Smith", "Everybody")],
      forwarded: [],
      conflicts: [],
      refused: [{ kind: "self-review", places: [{ file, row: 4 }], item: row(dana, "dana Smith", "Admins") }],
      open: [
        row(ben, "ben Smith", "Everybody"),
        row(dana, "dana Smith", "Admins"),
        row(eve, "eve Smith", "AWS"),
      ],
    });
  });
});
