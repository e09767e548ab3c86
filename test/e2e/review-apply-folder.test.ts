import { cpSync, readdirSync, renameSync, writeFileSync } from "node:fs";
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
      `${placeItem(salesRow(ids.tom)).key}\tTom Brandt\ttom.brandt@acme.com\tSales\tit was not there in syncs/${between}, and is there again\n`,
    );
    const { stdout, stderr } = await place.plan([...args, "--log-level", "info"]);
    expect(stderr).toContain(`syncs/${between}`);
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
    ).toMatch(
      /\tTom Brandt\ttom.brandt@acme.com\tSales\treceipt .* \(ticket SEC-4711\) granted it after the review's sync/,
    );
    writeFileSync(kept, "something else\n");
    const spoilt = await place.plan([join("syncs", datedFiles(place)[0] ?? "")]);
    expect(spoilt.code).toBe(2);
    expect(spoilt.stderr).toContain("receipts.jsonl holds something else than receipts");
  });

  it("reads the FILE that is named, and takes the folder for the place of reviews and of syncs in between", async () => {
    const place = await reviewPlace(rows);
    place.simulator.removeMembership(ids.sales, ids.tom);
    await syncFolder(place);
    place.simulator.addMembership(ids.sales, ids.tom);
    await place.syncNow();
    const folder = join(place.cwd, "syncs", "reviews");
    renameSync(join(place.cwd, "reviews"), folder);
    const { code, stdout, stderr } = await place.plan(["sync.json", "--dir", "syncs"]);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("1  came back after they were gone");
    expect(stdout).toContain("review apply 2026-Q4 sync.json --dir syncs --write --expect 1 --ticket TEXT\n");
  });

  it("knows what another review of the same folder removed since", async () => {
    const place = await reviewPlace(rows);
    await place.syncNow();
    const other = join(place.cwd, "reviews", "2026-Q3");
    cpSync(place.folder, other, { recursive: true });
    expect((await place.apply(["--expect", "2"])).code).toBe(0);
    renameSync(join(place.folder, "receipts.jsonl"), join(other, "receipts.jsonl"));
    expect((await place.plan()).stdout).toContain("2  already gone");
    place.simulator.addMembership(ids.sales, ids.tom);
    await place.syncNow();
    expect((await place.plan(["--show", "came-back"])).stdout).toMatch(
      /\tTom Brandt\ttom.brandt@acme.com\tSales\t.* removed it \(receipt .*\), and the sync shows it again\n$/,
    );
    writeFileSync(join(other, "receipts.jsonl"), "something else\n");
    const spoilt = await place.plan();
    expect(spoilt.code).toBe(2);
    expect(spoilt.stderr).toContain("reviews/2026-Q3/receipts.jsonl holds something else than receipts");
  });
});
