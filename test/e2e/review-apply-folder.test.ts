import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ids, member, user } from "../support/provision-place.js";
import { placeItem, type ReviewPlace, reviewPlace, salesRow } from "../support/review-place.js";

const rows = [salesRow(ids.tom, "remove"), salesRow(ids.sven, "remove")];
const args = ["--dir", "syncs", "--reviews", "reviews"];

async function syncFolder(place: ReviewPlace): Promise<void> {
  const run = await place.runSync(["--dir", join(place.cwd, "syncs")]);
  expect(run.code, run.stderr).toBe(0);
}

const datedFiles = ({ cwd }: ReviewPlace) =>
  readdirSync(join(cwd, "syncs"))
    .filter((name) => /^\d/.test(name))
    .sort();

describe("review apply with a folder of dated files", () => {
  it("does not remove what a sync since the review lacks, and names that", async () => {
    const place = await reviewPlace(rows);
    place.simulator.removeMembership(ids.sales, ids.tom);
    await syncFolder(place);
    place.simulator.addMembership(ids.sales, ids.tom);
    await syncFolder(place);
    const [between = ""] = datedFiles(place);
    expect((await place.plan([...args, "--show", "came-back"])).stdout).toBe(
      `${placeItem(salesRow(ids.tom)).key}\tTom Brandt\tSales\tit was not there in syncs/${between}, and is there again\n`,
    );
    const { stdout } = await place.plan(args);
    expect(stdout).toContain("1  will be removed: 1 membership");
    expect(stdout).toContain(
      "apply 2026-Q4 --reviews reviews --dir syncs --write --expect 1 --ticket TEXT\n",
    );
    writeFileSync(join(place.cwd, "syncs", between), "something else");
    const spoilt = await place.plan(args);
    expect(spoilt).toMatchObject({ code: 2, stdout: "" });
    expect(spoilt.stderr).toContain(between);
  });

  it("does not remove what was granted by hand since the review", async () => {
    const place = await reviewPlace(rows);
    place.simulator.removeMembership(ids.sales, ids.tom);
    const grant = await place.write(["grant", member(ids.sales), user(ids.tom), "--dir", "."]);
    expect(grant.code, grant.stderr).toBe(0);
    await syncFolder(place);
    const kept = join(place.cwd, "receipts.jsonl");
    expect(
      (await place.plan([join("syncs", datedFiles(place)[0] ?? ""), "--show", "came-back"])).stdout,
    ).toMatch(/\tTom Brandt\tSales\treceipt .* \(ticket SEC-4711\) granted it after the review's sync/);
    writeFileSync(kept, "something else\n");
    const spoilt = await place.plan([join("syncs", datedFiles(place)[0] ?? "")]);
    expect(spoilt.code).toBe(2);
    expect(spoilt.stderr).toContain("receipts.jsonl holds something else than receipts");
  });

  it("is one input: a file beside it is refused", async () => {
    const place = await reviewPlace(rows);
    expect(await place.plan(["sync.json", ...args])).toMatchObject({ code: 2, stdout: "" });
  });
});
