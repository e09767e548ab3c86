import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openReview } from "../../../../src/review/folder/open-review.js";
import { closeReview } from "../../../support/written-review.js";
import { reviewPlace } from "./opened.js";

const flags = ["--by", "manager", "--fallback", "iam@example.com"];
const organization = {
  users: { u1: {} },
  groups: { g1: {} },
  apps: { a1: {} },
  members: "g1: u1",
  bound: "a1: g1",
};

/** What is said besides, one remark a line. */
function remarksIn(stderr: string): string[] {
  return stderr.split("\n").filter((line) => line.startsWith("jc-connector: "));
}

describe("what is said of a review that is opened", () => {
  it("is that all goes to the fallback by resource without owners, which is allowed", async () => {
    const { open, sync, reviews } = reviewPlace();
    const path = await sync(organization);
    const { code, stdout, stderr } = await open(
      "Q4",
      path,
      "--by",
      "resource",
      "--fallback",
      "iam@example.com",
    );
    expect(code).toBe(0);
    expect(remarksIn(stderr)).toContain(
      "jc-connector: --by resource without --owners: nobody is named as an owner, and every row goes to the fallback",
    );
    expect(stdout).toContain(
      "fallback     1 row for iam@example.com:\n             1  nobody is named as the owner\n",
    );
    expect(stdout).toContain("reviewer     iam@example.com: 1 row about 1 person\n");
    const { document, items } = await openReview(join(reviews, "Q4"));
    expect([document.by, [...items.values()].map(({ reviewer }) => reviewer)]).toEqual([
      "resource",
      ["iam@example.com"],
    ]);
  });

  it("is that only administrators are sensitive, where no pattern says what else is", async () => {
    const { open, sync } = reviewPlace();
    const path = await sync(organization);
    const remark =
      "jc-connector: --only-privileged without --privileged: only administrators and their roles are sensitive, no group and no app";
    const alone = await open("Q4", path, ...flags, "--only-privileged");
    expect(remarksIn(alone.stderr)).toContain(remark);
    const named = await open("Q4b", path, ...flags, "--only-privileged", "--privileged", "g1");
    expect(remarksIn(named.stderr)).not.toContain(remark);
  });

  it("is what a run that was killed left, whatever it was called, and nothing that only looks like it", async () => {
    const { open, sync, reviews } = reviewPlace();
    const path = await sync(organization);
    for (const name of [".Q3.unfinished-0123456789ab", ".Q4.unfinished-x", "Q3.unfinished-0123456789ab"]) {
      mkdirSync(join(reviews, name), { recursive: true });
    }
    writeFileSync(join(reviews, ".Q2.unfinished-0123456789ab"), "a file");
    const { code, stderr } = await open("Q4", path, ...flags);
    expect(code).toBe(0);
    expect(remarksIn(stderr).filter((line) => line.includes("unfinished"))).toEqual([
      `jc-connector: ${join(reviews, ".Q3.unfinished-0123456789ab")}: left by a run that was killed: it can be removed, unless a review is being opened there now`,
    ]);
  });

  it("is which roles nobody is asked about, on the screen and in scope.txt", async () => {
    const { open, sync, reviews } = reviewPlace();
    const path = await sync({ ...organization, admins: { x1: { user: "u1" } }, without: ["role"] });
    const { code, stderr } = await open("Q4", path, ...flags);
    expect(code).toBe(0);
    expect(remarksIn(stderr)).toContain(
      "jc-connector: the sync left out role (--without): an administrator counts by the account, and nobody is asked about roles",
    );
    const scope = readFileSync(join(reviews, "Q4", "scope.txt"), "utf8");
    expect(scope).toContain(
      "What was left out on purpose\n  - role: the sync was told to leave it out (--without)\n",
    );
    const { items } = await openReview(join(reviews, "Q4"));
    expect([...items.values()].map(({ kind }) => kind)).toEqual(["administration", "membership"]);
  });
});

describe("an old review that somebody damaged", () => {
  it("stops no new one: a remark names it, and rows say that there is no review before", async () => {
    const { open, sync, reviews } = reviewPlace();
    const path = await sync(organization);
    await open("Q3", path, ...flags);
    await closeReview(join(reviews, "Q3"), { closedAt: "2026-11-24T00:00:00Z" });
    appendFileSync(join(reviews, "Q3", "items.jsonl"), "\n");
    const { code, stdout, stderr } = await open("Q4", path, ...flags);
    expect(code).toBe(0);
    const why = `compared with no review before, since one cannot be read: ${join(reviews, "Q3", "items.jsonl")}: it is not as it was when the review was opened: put the file of that time back`;
    expect(remarksIn(stderr)).toContain(`jc-connector: ${why}`);
    expect(stdout).toContain("review       Q4, by manager\n");
    const { items } = await openReview(join(reviews, "Q4"));
    expect([...items.values()].map(({ shown }) => shown[8])).toEqual(["no review before"]);
    expect(readFileSync(join(reviews, "Q4", "scope.txt"), "utf8")).toContain(`  - ${why}\n`);
  });

  it.each(["last-review", "Q3"])("is told of with 2 where --since %s asks for it", async (since) => {
    const { open, sync, reviews } = reviewPlace();
    const path = await sync(organization);
    await open("Q3", path, ...flags);
    await closeReview(join(reviews, "Q3"), { closedAt: "2026-11-24T00:00:00Z" });
    writeFileSync(join(reviews, "Q3", "review.json"), "{}");
    const { code, stdout, stderr } = await open("Q4", path, ...flags, "--since", since);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("review.json: it is not what this version of jc-connector writes there");
  });
});
