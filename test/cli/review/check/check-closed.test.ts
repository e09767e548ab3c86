import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { sentReview } from "../../../review/answers/sent-review.js";
import { ana, answer, ben, check, close, commandLine, eve } from "./check-folder.js";

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
    expect(JSON.parse((await check(review, ["--format", "json"])).stdout).leftOpen).toEqual([
      expect.objectContaining({ ...row, account: "user:ana", person: "ana Smith", access: "Contractors" }),
    ]);
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

  it("counts what the closing left open, and not what could still be removed", async () => {
    const review = await sentReview([ana, ben, eve]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: "Remove" } });
    await answer(review, "sheet-lee", { decisions: { [eve.key]: "Keep" } });
    await close(review, [
      { key: ana.key, decision: "remove", stillThere: true, why: "", open: "not done" },
      { key: ben.key, decision: "open", stillThere: true, why: "", open: "not decided" },
      { key: eve.key, decision: "keep", stillThere: true, why: "" },
    ]);
    const { code, stdout } = await check(review);
    expect(code).toBe(1);
    expect(stdout).toContain("rows      3 total   1 finished   2 open\n");
    expect(stdout).toContain("Not finished: 2 rows.\n");
    expect(stdout).not.toContain("can be removed");
  });

  it.each([
    ["Remove", "keep", "remove by dana@acme.com, keep before"],
    ["Keep", "remove", "keep by dana@acme.com, remove before"],
    ["Keep", "open", "keep by dana@acme.com, nobody had decided"],
  ])("is open again where %s was said since, and %s before", async (said, before, words) => {
    const review = await sentReview([ana]);
    await answer(review, "sheet-dana", { decisions: { [ana.key]: said } });
    const open = before === "open" && { open: "not decided" };
    await close(review, [
      { key: ana.key, decision: before, stillThere: before !== "remove", why: "", ...open },
    ]);
    const { code, stdout } = await check(review);
    expect(code).toBe(1);
    expect(stdout).toContain(`: nothing was left open
          1 row decided anew since the closing: apply, sync, close again
            ana Smith > Contractors: ${words}
Decided anew since the closing: apply, sync, close again.
${commandLine(review, "apply 2026-Q4")}${commandLine(review, "close 2026-Q4")}`);
    expect(stdout).toContain("rows      1 total   0 finished   1 open\n");
    const { decidedAnew } = JSON.parse((await check(review, ["--format", "json"])).stdout);
    expect(decidedAnew).toEqual([expect.objectContaining({ key: ana.key, by: "dana@acme.com", before })]);
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
