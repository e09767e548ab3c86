import { describe, expect, it } from "vitest";
import { openingCounts } from "../../../src/review/opening/opening-counts.js";
import { earlierReview as earlier } from "../../support/earlier-review.js";
import { openedReview, sheetLines, shownIn } from "../../support/opened-review.js";
import type { SmallFile } from "../../support/small-sync-file.js";

const organization: SmallFile = {
  users: {
    boss: { name: "Zoe" },
    u1: { name: "bob", manager: "boss" },
    u2: { name: "Ada", manager: "boss" },
    u3: { name: "Cy" },
  },
  admins: { x1: { user: "u2", name: "Zed" } },
  groups: { g1: { name: "ops" }, g2: { name: "Dev" } },
  apps: { a1: { name: "Slack" } },
  roles: { r1: {} },
  members: "g1: u1 u2; g2: u1",
  direct: "a1: u1",
  holds: "r1: x1",
};

describe("the rows of a review", () => {
  it("stand by person, account and what it is, each on one sheet", async () => {
    expect(sheetLines(await openedReview(organization))).toEqual([
      "sheet-boss: x1 role:r1:member",
      "sheet-boss: u2 group:g1:member",
      "sheet-boss: u1 group:g2:member",
      "sheet-boss: u1 group:g1:member",
      "sheet-boss: u1 app:a1:access",
    ]);
  });

  it("have keys of the review's own, which no rename changes", async () => {
    const keys = async (file: SmallFile, review = "Q4") =>
      (await openedReview(file, { review })).sheets
        .flatMap(({ items }) => items.map(({ key }) => key))
        .sort();
    const [before] = [await keys(organization)];
    const renamed = { ...organization, groups: { g1: { name: "Operations" }, g2: { name: "A" } } };
    expect(await keys(renamed)).toEqual(before);
    for (const key of before) expect(key).toMatch(/^r_[0-9a-f]{16}$/);
    const others = await keys(organization, "Q5");
    expect(others.filter((key) => before.includes(key))).toEqual([]);
  });

  it("say which memberships a rule decides, and which groups give an app", async () => {
    const file = {
      ...organization,
      groups: { g1: { dynamic: true as const }, g2: {} },
      bound: "a1: g1",
      direct: "",
      holds: "",
    };
    const opening = await openedReview(file, { owners: { "app:a1": "abe@example.com" } });
    const items = opening.sheets.flatMap(({ items }) => items);
    expect(
      items.map(({ entitlement, isByRule, through }) => ({ entitlement, isByRule, through })),
    ).toContainEqual({
      entitlement: "app:a1:access",
      isByRule: undefined,
      through: ["group:g1:member"],
    });
    expect(openingCounts(opening)).toMatchObject({ items: 6, removable: 1, throughGroups: 2 });
    expect(items.filter(({ isByRule }) => isByRule).map(({ entitlement }) => entitlement)).toEqual([
      "group:g1:member",
      "group:g1:member",
    ]);
  });
});

describe("the scope of a review", () => {
  it("leaves out what is not sensitive, and counts it", async () => {
    const opening = await openedReview(organization, { onlyPrivileged: true, privileged: ["slack"] });
    expect(sheetLines(opening)).toEqual(["sheet-boss: x1 role:r1:member", "sheet-boss: u1 app:a1:access"]);
    expect(openingCounts(opening)).toEqual({
      held: 5,
      items: 2,
      removable: 1,
      throughGroups: 0,
      people: 2,
      accounts: 5,
      idleAccounts: 2,
      fallback: [],
      ownAccess: 0,
      leftOut: [{ because: "not sensitive", rows: 3 }],
    });
  });

  it("leaves out what was kept in an earlier review, and nothing else of it", async () => {
    const since = earlier({
      "group:g1:member user:u1": "keep",
      "group:g1:member user:u2": "remove",
      "app:a1:access user:u1": "open",
    });
    const opening = await openedReview(organization, { since, last: since });
    expect(sheetLines(opening)).toEqual([
      "sheet-boss: x1 role:r1:member",
      "sheet-boss: u2 group:g1:member",
      "sheet-boss: u1 group:g2:member",
      "sheet-boss: u1 app:a1:access",
    ]);
    expect(openingCounts(opening).leftOut).toEqual([{ because: "kept before", rows: 1 }]);
    expect(shownIn(opening, 8)).toEqual(["new", "was to be removed", "new", ""]);
  });

  it("calls nothing new where the last review left things out itself", async () => {
    const last = earlier({ "group:g1:member user:u1": "keep" }, { isWhole: false });
    expect(shownIn(await openedReview(organization, { last }), 8)).toEqual([
      "not in the last review",
      "not in the last review",
      "not in the last review",
      "",
      "not in the last review",
    ]);
  });

  it("knows the accounts that have nothing", async () => {
    const { idle } = await openedReview(organization);
    expect(idle.map(({ account }) => account.key)).toEqual(["user:u3", "user:boss"]);
  });
});
