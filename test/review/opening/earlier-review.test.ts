import { appendFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { lastClosedReview, readEarlierReview } from "../../../src/review/opening/earlier-review.js";
import { temporaryFolder } from "../../support/cli.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { closeReview, writtenReview } from "../../support/written-review.js";

const file: SmallFile = {
  users: { u1: {}, u2: {} },
  groups: { g1: {} },
  apps: { a1: {} },
  members: "g1: u1 u2",
  direct: "a1: u1",
  bound: "a1: g1",
};
const organizationId = "o1";

describe("an earlier review", () => {
  it("tells what was decided about a thing by who has it and what it is, not by its key", async () => {
    const folder = await writtenReview(temporaryFolder(), "Q3", { file });
    const decisions = { "group:g1:member u1": "keep", "group:g1:member u2": "remove" } as const;
    await closeReview(folder, { closedAt: "2026-10-01T00:00:00Z", decisions });
    const { name, rowOf, isWhole } = await readEarlierReview(folder, { organizationId });
    const decided = (id: string, entitlementId: string) =>
      rowOf({ kind: "membership", accountKey: `user:${id}`, entitlementId })?.decision;
    expect([
      name,
      decided("u1", "group:g1:member"),
      decided("u2", "group:g1:member"),
      rowOf({ kind: "assignment", accountKey: "user:u1", entitlementId: "app:a1:access" })?.decision,
      decided("u3", "group:g1:member"),
    ]).toEqual(["Q3", "keep", "remove", "open", undefined]);
    expect([isWhole("membership"), isWhole("through groups")]).toEqual([true, false]);
  });

  it("tells what came with a membership, what stood on the sheet, and whether it was gone", async () => {
    const folder = await writtenReview(temporaryFolder(), "Q3", { file });
    await closeReview(folder, {
      closedAt: "2026-10-01T00:00:00Z",
      decisions: { "group:g1:member u1": "keep" },
      gone: ["group:g1:member u1"],
    });
    const { rowOf } = await readEarlierReview(folder, { organizationId });
    const thing = { kind: "membership" as const, entitlementId: "group:g1:member" };
    expect(rowOf({ ...thing, accountKey: "user:u1" })).toEqual({
      decision: "keep",
      isStillThere: false,
      gives: ["app:a1"],
      shown: ["u1", "", "", "user u1", "group g1", "member", "a1", "", "no review before", ""],
    });
    expect(rowOf({ ...thing, accountKey: "user:u2" })?.isStillThere).toBe(true);
  });

  it("does not take an app that was kept through groups for one that is assigned directly", async () => {
    const owners = { "app:a1": "abe@example.com" };
    const folder = await writtenReview(temporaryFolder(), "Q3", { file, review: { owners } });
    await closeReview(folder, {
      closedAt: "2026-10-01T00:00:00Z",
      decisions: { "app:a1:access u2": "keep" },
    });
    const { rowOf, isWhole } = await readEarlierReview(folder, { organizationId });
    const thing = { accountKey: "user:u2", entitlementId: "app:a1:access" };
    expect([
      rowOf({ kind: "through groups", ...thing })?.decision,
      rowOf({ kind: "assignment", ...thing })?.decision,
      isWhole("through groups"),
    ]).toEqual(["keep", undefined, true]);
  });

  it("is not whole where it left things out itself", async () => {
    const folder = await writtenReview(temporaryFolder(), "Q3", { file, review: { onlyPrivileged: true } });
    await closeReview(folder, { closedAt: "2026-10-01T00:00:00Z" });
    expect((await readEarlierReview(folder, { organizationId })).isWhole("membership")).toBe(false);
  });

  it("is refused when it is not there, not closed, of another organisation, or changed", async () => {
    const reviews = temporaryFolder();
    const reading = (folder: string) => readEarlierReview(folder, { organizationId });
    await expect(reading(join(reviews, "Q2"))).rejects.toThrow("there is no review here");
    const folder = await writtenReview(reviews, "Q3", { file });
    await expect(reading(folder)).rejects.toThrow("the review Q3 is not closed");
    const other = await writtenReview(reviews, "B", { file, organization: "o2" });
    await closeReview(other, { closedAt: "2026-10-01T00:00:00Z" });
    await expect(reading(other)).rejects.toThrow(
      "the review B is of another organisation than the sync file",
    );
    await closeReview(folder, { closedAt: "2026-10-01T00:00:00Z" });
    writeFileSync(join(folder, "closing.json"), '{"format":"something else"}');
    await expect(reading(folder)).rejects.toThrow(
      /closing\.json: it is not what this version of jc-connector writes there/,
    );
    appendFileSync(join(folder, "items.jsonl"), "\n");
    await expect(reading(folder)).rejects.toThrow("it is not as it was when the review was opened");
  });
});

describe("the newest closed review", () => {
  it("is the one of the newest sync of this organisation, whatever is open, unfinished, no review or closed again", async () => {
    const reviews = temporaryFolder();
    const close = async (
      name: string,
      at: { startedAt: string; closedAt: string; organization?: string },
    ) => {
      const { startedAt, closedAt, organization = "o1" } = at;
      await closeReview(await writtenReview(reviews, name, { file, organization, startedAt }), { closedAt });
    };
    await close("Q1", { startedAt: "2026-04-01T02:00:00Z", closedAt: "2026-04-02T00:00:00Z" });
    await close("Q3b", { startedAt: "2026-10-01T02:00:00Z", closedAt: "2026-10-02T00:00:00Z" });
    await close("Q3", { startedAt: "2026-10-01T02:00:00.000Z", closedAt: "2026-10-02T00:00:00.5Z" });
    await close("Q2", { startedAt: "2026-07-01T02:00:00Z", closedAt: "2026-11-22T00:00:00Z" });
    const late = { startedAt: "2026-11-01T02:00:00Z", closedAt: "2026-11-02T00:00:00Z" };
    await close("other", { ...late, organization: "o2" });
    await writtenReview(reviews, "Q4", { file });
    await close("left", late);
    renameSync(join(reviews, "left"), join(reviews, ".left.unfinished-0123456789ab"));
    mkdirSync(join(reviews, "notes"));
    writeFileSync(join(reviews, "README"), "");
    expect(basename((await lastClosedReview(reviews, { organizationId })) ?? "")).toBe("Q3");
  });

  it("is none where there are no reviews, or nobody knows whose they are", async () => {
    const reviews = temporaryFolder();
    expect(await lastClosedReview(join(reviews, "none"), { organizationId })).toBeUndefined();
    await closeReview(await writtenReview(reviews, "Q3", { file }), { closedAt: "2026-10-01T00:00:00Z" });
    expect(await lastClosedReview(reviews, { organizationId: undefined })).toBeUndefined();
  });
});
