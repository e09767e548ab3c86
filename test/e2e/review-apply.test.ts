import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { access, ids, member, ORGANIZATION, user } from "../support/provision-place.js";
import {
  engineeringRow,
  type PlaceRow,
  placeItem,
  reviewPlace,
  salesRow,
  slackRow,
} from "../support/review-place.js";

const ada = { account: ids.ada, person: "Ada Byron" } as const;
const wiki: PlaceRow = {
  kind: "assignment",
  ...ada,
  entitlement: access(ids.wiki),
  access: "Wiki",
  decision: "remove",
};
const byRule: PlaceRow = {
  kind: "membership",
  ...ada,
  entitlement: member(ids.byRule),
  access: "All of Berlin",
  decision: "remove",
};
const rows: PlaceRow[] = [
  salesRow(ids.ada, "remove"),
  salesRow(ids.tom, "keep"),
  salesRow(ids.sven, "remove"),
  wiki,
  byRule,
  engineeringRow,
  { ...slackRow, decision: "keep" },
  salesRow(ids.sam1),
  salesRow(ids.nobody, "remove"),
];

const removalOf = (groupId: string, userId: string) =>
  `/api/v2/usergroups/${groupId}/members {"op":"remove","type":"user","id":"${userId}"} 204`;

describe("review apply", () => {
  it("says the plan, in full and list by list, and asks JumpCloud for nothing", async () => {
    const place = await reviewPlace(rows);
    await place.syncNow();
    place.simulator.log.clear();
    const { code, stdout, stderr } = await place.plan();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.replace(/\n(?! )/, " ").replace(/sync of .* UTC \(\d+ s/, "sync of NOW (0 s")).toBe(
      [
        `Review 2026-Q4 of Acme Inc (${ORGANIZATION}): 6 removals decided, against the sync of NOW (0 s old, complete). Nothing has been changed.`,
        "  3  will be removed: 2 memberships, 1 direct assignment",
        "  1  held back: the person would lose an app that was kept (--show held)",
        "  1  in a dynamic group: change the attribute or the rule (--show rule)",
        "  1  already gone (--show gone)",
        "1 row is not decided, and left alone: jc-connector review check 2026-Q4",
        "To do it: jc-connector review apply 2026-Q4 --write --expect 3 --ticket TEXT",
        "  and a key that may: JUMPCLOUD_WRITE_API_KEY, --api-key-file or -p",
        "",
      ].join("\n"),
    );
    const lists: string[] = [];
    for (const list of ["held", "rule", "remove", "gone"]) {
      lists.push((await place.plan(["--show", list])).stdout);
    }
    const key = (row: PlaceRow) => placeItem(row).key;
    expect(lists).toEqual([
      `${key(engineeringRow)}\tAda Byron\tada.byron@acme.com\tEngineering\tthe person would lose Slack, which rita@example.com kept\n`,
      `${key(byRule)}\tAda Byron\tada.byron@acme.com\tAll of Berlin\tAdmin Portal > User Groups > All of Berlin > Rule\n`,
      [
        `${key(rows[0] ?? wiki)}\tAda Byron\tada.byron@acme.com\tSales\t\n`,
        `${key(rows[2] ?? wiki)}\tSven Sund\tsven.sund@acme.com\tSales\t\n`,
        `${key(wiki)}\tAda Byron\tada.byron@acme.com\tWiki\tWiki\n`,
      ].join(""),
      expect.stringContaining("the account is not there any more"),
    ]);
    expect(place.simulator.log.entries).toEqual([]);
    expect(place.reviewReceipts()).toEqual([]);
  });

  it("removes what the plan says, and nothing else", async () => {
    const place = await reviewPlace(rows);
    await place.syncNow();
    const { code, stdout, stderr } = await place.apply(["--expect", "3"]);
    expect(code, stderr).toBe(0);
    expect(stdout).toBe(
      [
        "Removals of the review 2026-Q4, ticket SEC-4711",
        "  3  done: read back, they are gone",
        "  0  already so: nothing was to be removed",
        "  0  not done",
        "  0  unknown: IT MAY HAVE BEEN DONE",
        "  0  not begun",
        "Receipts: reviews/2026-Q4/receipts.jsonl",
        "Next: jc-connector sync, then jc-connector review close 2026-Q4",
        "The sync may end with DROPPED, since what was removed here is gone from it: then it says which",
        "--max-drop accepts that.",
        "",
      ].join("\n"),
    );
    expect(place.writes()).toEqual([
      removalOf(ids.sales, ids.ada),
      removalOf(ids.sales, ids.sven),
      `/api/v2/applications/${ids.wiki}/associations {"op":"remove","type":"user","id":"${ids.ada}"} 204`,
    ]);
    expect(place.reviewReceipts()).toMatchObject([
      {
        kind: "intent",
        ticket: "SEC-4711",
        change: { action: "revoke", entitlement: member(ids.sales) },
        review: { name: "2026-Q4", row: placeItem(salesRow(ids.ada)).key },
      },
      { kind: "outcome", result: "done" },
      { kind: "intent", review: { row: placeItem(salesRow(ids.sven)).key } },
      { kind: "outcome", result: "done" },
      { kind: "intent", review: { row: placeItem(wiki).key } },
      { kind: "outcome", result: "done" },
    ]);
    const again = await place.plan(["--format", "json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ expect: 0, needsForce: false });
    expect(await place.apply(["--expect", "0"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("There is nothing to remove."),
    });
    await place.syncNow();
    expect((await place.plan()).stdout).toContain("4  already gone (--show gone)");
    expect(place.writes()).toHaveLength(3);
  });

  it("asks about what was granted again, and removes it when the row is named", async () => {
    const place = await reviewPlace([salesRow(ids.tom, "remove")]);
    await place.syncNow();
    expect(await place.apply(["--expect", "1"])).toMatchObject({ code: 0 });
    const grant = await place.write(["grant", member(ids.sales), user(ids.tom)]);
    expect(grant.code, grant.stderr).toBe(0);
    await place.syncNow();
    const { key } = placeItem(salesRow(ids.tom));
    const plan = await place.plan();
    expect(plan.stdout).toContain("1  came back after they were gone");
    expect((await place.plan(["--show", "came-back"])).stdout).toContain(
      `${key}\tTom Brandt\ttom.brandt@acme.com\tSales\tthis review removed it (receipt `,
    );
    expect((await place.plan(["--again", key])).stdout).toContain(`--again ${key} --write --expect 1`);
    const again = await place.apply(["--again", key, "--expect", "1"]);
    expect(again.code, again.stderr).toBe(0);
    expect(place.simulator.organization.memberships.get(ids.sales)).not.toContain(ids.tom);
    const twice = await place.plan(["--again", key]);
    expect(twice).toMatchObject({ code: 2, stdout: "" });
    expect(twice.stderr).toContain(`${key} did not come back: its removal is planned as "gone"`);
  });

  it("takes what is gone by now for done", async () => {
    const place = await reviewPlace([salesRow(ids.tom, "remove"), salesRow(ids.ada, "remove"), wiki]);
    await place.syncNow();
    place.simulator.removeMembership(ids.sales, ids.tom);
    place.simulator.removeUser(ids.ada);
    const { code, stdout } = await place.apply(["--expect", "3"]);
    expect(code).toBe(0);
    const gone = (name: string, { key }: { key: string }) =>
      `     ${name} of Ada Byron (${key}): JumpCloud does not know user:${ids.ada} any more`;
    expect(stdout.replaceAll(/\n {5}(?=user:|any|more|know|not)/g, " ").split("\n")).toEqual([
      "Removals of the review 2026-Q4, ticket SEC-4711",
      "  0  done: read back, they are gone",
      "  1  already so: nothing was to be removed",
      "  2  gone: JumpCloud does not know the account, or what it had, any more",
      gone("Sales", placeItem(salesRow(ids.ada))),
      gone("Wiki", placeItem(wiki)),
      "  0  not done",
      "  0  unknown: IT MAY HAVE BEEN DONE",
      "  0  not begun",
      "Receipts: reviews/2026-Q4/receipts.jsonl",
      "Next: jc-connector sync, then jc-connector review close 2026-Q4",
      "",
    ]);
    expect(place.writes()).toEqual([]);
  });
});

describe("the folder of a review", () => {
  it("has to be there", async () => {
    const place = await reviewPlace([]);
    rmSync(join(place.folder, "review.json"));
    const { code, stderr } = await place.plan();
    expect(code).toBe(2);
    expect(stderr).toContain("there is no review here");
  });
});
