import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openReview } from "../../../../src/review/folder/open-review.js";
import { parseCsv } from "../../../support/rfc4180.js";
import { closeReview } from "../../../support/written-review.js";
import { demoFile } from "../../export/exported.js";
import { reviewPlace } from "./opened.js";

const byManager = ["--by", "manager", "--fallback", "Amelia.Hart@larkspur.example"];
const second = ["--fallback", "ingrid.halvorsen@larkspur.example"];

describe("opening a review", () => {
  it("tells how much there is, who got most, what the fallback got and why, and what comes next", async () => {
    const { open, reviews } = reviewPlace({ columns: 80 });
    const { code, stdout, stderr } = await open("Q4", demoFile, ...byManager, ...second);
    const [told = "", next = ""] = stdout.split(/^(?=folder)/m);
    expect({ code, told }).toEqual({
      code: 0,
      told: `review       Q4, by manager
rows         38, of 17 people, on 3 sheets
most         amelia.hart@larkspur.example: 22 rows about 11 people
             noah.okafor@larkspur.example: 10 rows about 3 people
             ingrid.halvorsen@larkspur.example: 6 rows about 3 people
fallback     11 rows for amelia.hart@larkspur.example, then
             ingrid.halvorsen@larkspur.example:
             5  the person has no manager
             2  the manager is not in the sync file
             2  an administrator account that belongs to no user
             2  a service account
             (of these 11: 2 own access of whoever would have decided)
no row       21 apps through groups: the memberships are the rows
             1 account with nothing that could be taken away
`,
    });
    // Where a line wraps depends on how long the folder's name is.
    expect(next.replaceAll(/\s+/g, " ").replaceAll(reviews, "reviews")).toBe(
      "folder reviews/Q4 population.csv and scope.txt say what was looked at, and what was not " +
        "next Give each reviewer their own sheet of reviews/Q4/sheets/. " +
        "Put what comes back into reviews/Q4/returned/, then: jc-connector review check Q4 --reviews reviews " +
        "Opened wrongly? While nothing is sent: delete the folder, and open it again. ",
    );
    expect(stderr).toContain(
      "Larkspur Instruments (5f3c1a90b07e4d21c8aa6e10, US), sync of 23 Nov 2026 02:00 UTC",
    );
  });

  it("tells programs the same, and writes what it told", async () => {
    const { open, reviews, folder } = reviewPlace();
    const owners = join(folder, "owners.csv");
    writeFileSync(
      owners,
      "resource;email\r\nEngineering;noah.okafor@larkspur.example\r\ngithub;grace.whitfield@larkspur.example\r\n" +
        "Slack;vendor@elsewhere.example\r\n",
    );
    const flags = [
      "--by",
      "resource",
      "--owners",
      owners,
      "--fallback",
      "amelia.hart@larkspur.example",
      ...second,
    ];
    const { code, stdout, stderr } = await open("Q4", demoFile, ...flags, "--format", "json");
    const told = JSON.parse(stdout);
    expect({ code, ...told }).toMatchObject({
      code: 0,
      format: "jc-connector/review-open",
      version: 1,
      review: "Q4",
      folder: join(reviews, "Q4"),
      by: "resource",
      fallbacks: ["amelia.hart@larkspur.example", "ingrid.halvorsen@larkspur.example"],
      counts: {
        held: 59,
        items: 54,
        removable: 25,
        throughGroups: 16,
        people: 17,
        accounts: 21,
        idleAccounts: 1,
      },
      fallback: [
        { reason: "no owner", rows: 33 },
        { reason: "owner disabled", rows: 4 },
        { reason: "own access", rows: 1 },
      ],
      leftOut: [{ because: "app without an owner", rows: 5 }],
      remarks: expect.arrayContaining([
        "--owners: grace.whitfield@larkspur.example: the account is not active: their rows go to the fallback",
        "--owners: vendor@elsewhere.example: nobody in the sync file has this address: is it written right?",
      ]),
      next: `jc-connector review check Q4 --reviews ${reviews}`,
    });
    for (const remark of told.remarks) expect(stderr).toContain(`jc-connector: ${remark}\n`);
    const { document, items } = await openReview(join(reviews, "Q4"));
    expect(document.counts).toEqual({ items: 54, removable: 25, leftOut: 5, accounts: 21, idleAccounts: 1 });
    expect(document.sync).toMatchObject({
      file: "demo-sync.json",
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(items.size).toBe(54);
    expect(document.sheets.map(({ name, rows }) => ({ name, rows }))).toEqual(
      told.sheets.map(({ name, rows }: { name: string; rows: number }) => ({ name, rows })),
    );
  });

  it("counts the same total whoever decides, in population.csv too", async () => {
    const { open, reviews } = reviewPlace();
    const ways = ["manager", "resource"].map((by) => ["--by", by, ...byManager.slice(2), ...second]);
    const totals: unknown[] = [];
    for (const [index, flags] of ways.entries()) {
      const name = `Q4-${index}`;
      const { stdout } = await open(name, demoFile, ...flags, "--format", "json");
      const { counts, leftOut } = JSON.parse(stdout);
      const lines = parseCsv(readFileSync(join(reviews, name, "population.csv"), "utf8").slice(1));
      totals.push([counts.items, leftOut, counts.held, lines.length - 1 - counts.idleAccounts]);
    }
    expect(totals).toEqual([
      [38, [{ because: "comes through groups", rows: 21 }], 59, 59],
      [38, [{ because: "app without an owner", rows: 21 }], 59, 59],
    ]);
  });

  it("makes the same files of the same sync and flags, but for when it was opened", async () => {
    const [one, two] = [reviewPlace(), reviewPlace()];
    for (const { open } of [one, two]) await open("Q4", demoFile, ...byManager, ...second);
    const sheets = readdirSync(join(one.reviews, "Q4", "sheets")).map((name) => join("sheets", name));
    for (const name of ["items.jsonl", "population.csv", "scope.txt", "review.json", ...sheets]) {
      const [first, again] = [one, two].map(({ reviews }) => readFileSync(join(reviews, "Q4", name)));
      expect(again).toEqual(first);
    }
  });

  it("leaves out what was kept in the review that was closed last, and says what is new", async () => {
    const { open, sync, reviews } = reviewPlace();
    const organization = { users: { u1: {}, u2: {} }, groups: { g1: {} }, members: "g1: u1 u2" };
    const flags = ["--by", "manager", "--fallback", "iam@example.com"];
    await open("Q3", await sync(organization), ...flags);
    const closedAt = "2026-10-01T00:00:00Z";
    await closeReview(join(reviews, "Q3"), { closedAt, decisions: { "group:g1:member u1": "keep" } });
    const later = await sync({ ...organization, groups: { g1: {}, g2: {} }, members: "g1: u1 u2; g2: u1" });
    const { stdout, stderr } = await open("Q4", later, ...flags, "--since", "last-review");
    expect(stdout).toContain("review       Q4, by manager; the last one was Q3\n");
    expect(stdout).toContain("left out     1 row: kept in the review Q3 (--since)\n");
    const { document, items } = await openReview(join(reviews, "Q4"));
    expect(stderr).toContain("jc-connector: Q3 was closed with 1 row open: it is asked about again\n");
    expect(document.scope).toEqual({ since: "Q3" });
    expect([...items.values()].map(({ entitlement, shown }) => [entitlement, shown[8]])).toEqual([
      ["group:g2:member", "new"],
      ["group:g1:member", ""],
    ]);
    const named = await open("Q4b", later, ...flags, "--since", "Q3", "--only-privileged");
    expect(named.stdout).toContain("next         Nobody is asked about anything.\n");
  });

  it("asks again about what was kept and gives more now, or was gone at the close and is there again", async () => {
    const { open, sync, reviews } = reviewPlace();
    const organization = {
      users: { u1: {} },
      groups: { g1: {}, g2: {}, g3: {} },
      apps: { a1: { name: "AWS" }, a2: {} },
      members: "g1: u1; g2: u1; g3: u1",
      bound: "a1: g1; a1: g3",
    };
    const flags = ["--by", "manager", "--fallback", "iam@example.com"];
    await open("Q3", await sync(organization), ...flags);
    const kept = ["group:g1:member u1", "group:g2:member u1", "group:g3:member u1"];
    await closeReview(join(reviews, "Q3"), {
      closedAt: "2026-11-24T00:00:00Z",
      decisions: Object.fromEntries(kept.map((thing) => [thing, "keep"])),
      gone: ["group:g2:member u1"],
    });
    const apps = { a1: { name: "Amazon" }, a2: {} };
    const later = await sync({ ...organization, apps, bound: "a1: g1; a2: g1; a1: g3" });
    await open("Q4", later, ...flags, "--since", "last-review");
    const { items } = await openReview(join(reviews, "Q4"));
    expect([...items.values()].map(({ entitlement, shown }) => [entitlement, shown[8]])).toEqual([
      ["group:g1:member", "gives more than at the last review"],
      ["group:g2:member", "new"],
    ]);
  });

  it("puts on a row what an audit finds of it", async () => {
    const { open, folder, reviews } = reviewPlace();
    const roster = join(folder, "people.csv");
    writeFileSync(roster, "email,status\nsoren.lindqvist@larkspur.example,terminated\n");
    await open("Q4", demoFile, ...byManager, ...second, "--roster", roster);
    const { items } = await openReview(join(reviews, "Q4"));
    const flags = [...items.values()]
      .filter(({ shown }) => shown[0]?.startsWith("Søren"))
      .map(({ shown }) => shown[9]);
    expect(flags).toHaveLength(4);
    for (const text of flags) expect(text).toMatch(/terminated|left/i);
  });
});
