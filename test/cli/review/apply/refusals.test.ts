import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyOrganization } from "../../../../src/simulator/organization.js";
import { printDocument } from "../../../../src/sync-file/print-document.js";
import { ids, ORGANIZATION, WRITE_KEY } from "../../../support/provision-place.js";
import { REVIEW_DIGEST, REVIEW_SYNC } from "../../../support/review-answers.js";
import { hoursAgo, type ReviewPlace, reviewPlace, salesRow } from "../../../support/review-place.js";
import { type SmallFile, smallDocument } from "../../../support/small-sync-file.js";

const rows = [salesRow(ids.tom, "remove"), salesRow(ids.sven, "remove"), salesRow(ids.ada, "keep")];

/** Everything that is refused is refused before anything is sent. */
async function refused(place: ReviewPlace, run: Promise<{ code: number | null; stderr: string }>) {
  const { code, stderr } = await run;
  expect(place.writes()).toEqual([]);
  expect(place.reviewReceipts()).toEqual([]);
  return { code, said: stderr.replace(/\n */g, " ") };
}

describe("review apply --write", () => {
  it.each<[what: string, args: string[], said: string]>([
    ["another number", ["--expect", "3"], "the plan removes 2, and --expect says 3: nothing was changed"],
    [
      "no number",
      [],
      "--write needs --expect N, the number of removals that this says: jc-connector review apply 2026-Q4",
    ],
    [
      "a key that did not come back",
      ["--expect", "2", "--again", "r_0123456789abcdef"],
      "this review has no such row",
    ],
    ["an empty key", ["--expect", "2", "--again", ""], "argument '' is invalid. It is empty."],
    ["a list", ["--expect", "2", "--show", "held"], "--show is about the plan"],
  ])("with %s sends nothing: exit 2", async (_, args, said) => {
    const place = await reviewPlace(rows);
    await place.syncNow();
    const found = await refused(place, place.apply(args));
    expect(found).toEqual({ code: 2, said: expect.stringContaining(said) });
  });

  it("of more than 5 % of what could be removed needs --force", async () => {
    const counts = { items: 30, removable: 39, leftOut: 0, accounts: 30, idleAccounts: 0 };
    const place = await reviewPlace(rows, { counts });
    await place.syncNow();
    const found = await refused(place, place.apply(["--expect", "2"]));
    expect(found).toEqual({
      code: 2,
      said: expect.stringContaining("2 of 39 that the review could remove are 5.2 %: more than 5 %"),
    });
    const { stdout } = await place.plan();
    expect(stdout.replaceAll("\n", " ")).toContain("Look at them (--show remove), then add --force ");
    expect(stdout).toContain("--write --expect 2 --ticket TEXT");
    const forced = await place.apply(["--expect", "2", "--force"]);
    expect(forced.code, forced.stderr).toBe(0);
    expect(place.writes()).toHaveLength(2);
  });

  it.each<[what: string, args: string[], env: Record<string, string>, said: string]>([
    [
      "no ticket",
      ["--write", "--expect", "2"],
      { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY },
      "for that it needs --ticket TEXT. jc-connector review apply 2026-Q4 shows the plan",
    ],
    [
      "the key of syncs",
      ["--write", "--expect", "2", "--ticket", "SEC-1"],
      { JUMPCLOUD_API_KEY: WRITE_KEY },
      "a key that may change something",
    ],
    ["no --write", ["--expect", "2"], { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY }, "--expect is for --write"],
  ])("with %s sends nothing: exit 2", async (_, args, env, said) => {
    const place = await reviewPlace(rows);
    await place.syncNow();
    const found = await refused(place, place.plan(args, { env }));
    expect(found).toEqual({ code: 2, said: expect.stringContaining(said) });
  });
});

const small: SmallFile = {
  users: { [ids.tom]: {} },
  groups: { [ids.sales]: {} },
  members: `${ids.sales}: ${ids.tom}`,
  organization: { id: ORGANIZATION },
};

async function writeSync(place: ReviewPlace, file: SmallFile, times: { readFrom?: string } = {}) {
  const { startedAt = hoursAgo(1) } = file;
  const document = smallDocument({ ...small, startedAt, ...file });
  const pieces: string[] = [];
  const parts = printDocument({
    ...document,
    manifest: (facts) => ({ ...document.manifest(facts), readFrom: times.readFrom ?? startedAt }),
  });
  for await (const piece of parts) pieces.push(piece);
  writeFileSync(join(place.cwd, "sync.json"), pieces.join(""));
}

describe("the key of review apply", () => {
  it("is refused that is of another organisation: exit 2", async () => {
    const other = "6".repeat(24);
    const place = await reviewPlace(rows, { switches: { otherOrganizations: [emptyOrganization(other)] } });
    await writeSync(place, {});
    expect(await refused(place, place.apply(["--expect", "1", "--org-id", other]))).toEqual({
      code: 2,
      said: expect.stringContaining(`the key is of organisation ${other}, and the review of ${ORGANIZATION}`),
    });
  });
});

describe("the sync of review apply", () => {
  it.each<[what: string, code: number, file: SmallFile, times: { readFrom?: string }, said: string]>([
    ["is older than a day", 3, { startedAt: hoursAgo(25) }, {}, "what it says is 25 h old"],
    ["has data that is older than a day", 3, {}, { readFrom: hoursAgo(30) }, "what it says is 30 h old"],
    ["is dated later than now", 3, { startedAt: hoursAgo(-1) }, {}, "later than now"],
    ["is incomplete", 3, { incomplete: ["group"] }, {}, "is incomplete (group)"],
    ["has no apps", 3, { without: ["app"] }, {}, "was made --without app: sync again"],
    ["is another organisation's", 2, { organization: { id: "5".repeat(24) } }, {}, "is of organisation 5555"],
    ["does not say whose it is", 2, { organization: {} }, {}, "does not say of which organisation it is"],
  ])("is refused that %s: exit %i", async (_, code, file, times, said) => {
    const place = await reviewPlace(rows);
    await writeSync(place, file, times);
    const found = await refused(place, place.plan());
    expect(found).toEqual({ code, said: expect.stringContaining(said) });
    expect((await refused(place, place.apply(["--expect", "1"]))).code).toBe(code);
    await writeSync(place, {});
    expect((await place.plan()).code).toBe(0);
  });

  it("is refused that is older than the review's: exit 3", async () => {
    const sync = {
      id: REVIEW_SYNC,
      startedAt: hoursAgo(0.5),
      file: "sync.json",
      digest: REVIEW_DIGEST,
      organization: { id: ORGANIZATION },
    };
    const place = await reviewPlace(rows, { sync });
    await writeSync(place, {});
    expect(await refused(place, place.plan())).toEqual({
      code: 3,
      said: expect.stringContaining("older than the sync that the review is based on"),
    });
  });

  it("is refused that does not hold what it states: exit 3", async () => {
    const place = await reviewPlace(rows);
    await writeSync(place, {});
    const path = join(place.cwd, "sync.json");
    const lines = readFileSync(path, "utf8").split("\n");
    const grant = lines.findIndex((line) => line.includes(`"id":"group:${ids.sales}:member:user`));
    writeFileSync(path, lines.toSpliced(grant, 1).join("\n"));
    expect(await refused(place, place.plan())).toEqual({
      code: 3,
      said: expect.stringContaining("it states 1 grants, and has 0"),
    });
  });
});
