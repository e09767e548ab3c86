import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/model/plain-text.js";
import { givesWords } from "../../../src/review/opening/gives.js";
import { shownColumns } from "../../../src/review/sheet-columns.js";
import { openedReview, type SmallReview } from "../../support/opened-review.js";
import type { SmallFile } from "../../support/small-sync-file.js";

/** What one column shows of each row, by the entitlement. */
async function shown(column: (typeof shownColumns)[number], file: SmallFile, review: SmallReview = {}) {
  const { sheets } = await openedReview({ users: { u1: {} }, ...file }, review);
  const items = sheets.flatMap(({ items }) => items);
  const at = shownColumns.indexOf(column);
  return Object.fromEntries(items.map(({ entitlement, shown }) => [entitlement, shown[at]]));
}

describe("what a sheet shows of a row", () => {
  it("is who it is, in all ten columns", async () => {
    const file: SmallFile = {
      users: { u1: { name: "Ada", title: "Engineer", department: "R&D", state: "suspended" } },
      groups: { g1: { name: "Ops" } },
      members: "g1: u1",
    };
    const [sheet] = (await openedReview(file, { findings: { "user:u1": ["user-no-mfa", "no-manager"] } }))
      .sheets;
    expect(sheet?.items[0]?.shown).toEqual([
      "Ada",
      "Engineer",
      "R&D",
      "user u1 (suspended)",
      "group Ops",
      "member",
      "",
      "",
      "no review before",
      "User without MFA; User without a manager",
    ]);
  });

  it("says how it is held, and where a removal is not a click of ours", async () => {
    const file: SmallFile = {
      admins: { x1: {}, x2: {} },
      groups: { g1: {}, g2: { dynamic: true } },
      apps: { a1: {} },
      roles: { r1: {} },
      members: "g1: u1; g2: u1",
      direct: "a1: u1",
      holds: "r1: x1",
    };
    expect(await shown("How", file)).toEqual({
      "app:a1:access": "assigned directly",
      "app:jumpcloud_administration:access": "administrator without a role: changed in the console",
      "group:g1:member": "member",
      "group:g2:member": "by rule: a removal does not stick",
      "role:r1:member": "administrator role: changed in the console",
    });
  });

  it("does not say that an administrator has no role where roles are not known", async () => {
    const file: SmallFile = { admins: { x1: {} }, without: ["role"] };
    expect(await shown("How", file, { areRolesKnown: false })).toEqual({
      "app:jumpcloud_administration:access": "administrator, of unknown roles: changed in the console",
    });
  });

  it("names the groups, sorted, through which an app comes alone", async () => {
    const file: SmallFile = {
      groups: { g1: { name: "ops" }, g2: { name: "Cloud" } },
      apps: { a1: {} },
      members: "g1: u1; g2: u1",
      bound: "a1: g1 g2",
    };
    expect(await shown("How", file, { owners: { "app:a1": "abe@example.com" } })).toMatchObject({
      "app:a1:access": "through Cloud, ops",
    });
  });

  it.each([
    [[], ""],
    [["AWS"], "AWS"],
    [["AWS", "GitHub", "Jira"], "AWS, GitHub, Jira"],
    [["AWS", "GitHub", "Jira", "Slack"], "AWS, GitHub, + 2 more"],
  ])("names what %j gives as %j", (names, words) => {
    expect(givesWords(names)).toBe(words);
  });

  const cloud: SmallFile = {
    admins: { x1: {}, x2: {} },
    groups: { g1: { name: "Everybody" }, g2: { name: "AWS admins" } },
    apps: { a1: { name: "Slack" }, a2: { name: "AWS Dev" }, a3: { name: "AWS Prod" } },
    roles: { r1: {} },
    members: "g1: u1; g2: u1",
    direct: "a1: u1; a2: u1",
    bound: "a1: g1; a2: g1; a3: g1",
    holds: "r1: x1",
  };

  it("says what is sensitive, and by which pattern, also for what comes along", async () => {
    expect(await shown("Sensitive and why", cloud, { privileged: ["aws*", "AWS Dev"] })).toEqual({
      "app:a1:access": "",
      "app:a2:access": "matches aws*",
      "app:jumpcloud_administration:access": "administrator account",
      "group:g1:member": "gives AWS Dev, which matches aws*; + 1 more",
      "group:g2:member": "matches aws*",
      "role:r1:member": "administrator role",
    });
    expect(await shown("Gives", cloud, { privileged: ["aws*"] })).toMatchObject({
      "group:g1:member": "AWS Dev, AWS Prod, Slack",
    });
  });

  it("tells things of one name apart by their ids", async () => {
    const file: SmallFile = {
      groups: { g1: { name: "Ops" }, g2: { name: "OPS" } },
      apps: { a1: { name: "Ops" } },
      members: "g1: u1; g2: u1",
      direct: "a1: u1",
    };
    expect(await shown("Access", file)).toEqual({
      "app:a1:access": "app Ops",
      "group:g1:member": "group Ops (g1)",
      "group:g2:member": "group OPS (g2)",
    });
  });

  it.each([
    ["Admins", "Admins\u200b"],
    ["VPN EU", "VPN  EU"],
    ["Caf\u00e9", "Cafe\u0301"],
    ["=x", "'=x"],
  ])("tells %j and %j apart, which read the same", async (one, two) => {
    const file: SmallFile = { groups: { g1: { name: one }, g2: { name: two } }, members: "g1: u1; g2: u1" };
    expect(await shown("Access", file)).toEqual({
      "group:g1:member": `group ${plainText(one)} (g1)`,
      "group:g2:member": `group ${plainText(two)} (g2)`,
    });
  });

  it("has nothing in a name that would hide or reorder what it is about", async () => {
    const file: SmallFile = { groups: { g1: { name: "Ops\u202egnp\n\u001b[2J" } }, members: "g1: u1" };
    expect(await shown("Access", file)).toEqual({
      "group:g1:member": "group Ops\\u{202e}gnp\\u{a}\\u{1b}[2J",
    });
  });
});
