import { describe, expect, it } from "vitest";
import { openedReview, sheetLines } from "../../support/opened-review.js";
import type { SmallFile } from "../../support/small-sync-file.js";

const organization: SmallFile = {
  users: { u1: {}, u2: {}, gone: { state: "suspended" } },
  groups: { g1: {} },
  apps: { a1: {} },
  members: "g1: u1 u2",
  direct: "a1: u2",
  bound: "a1: g1",
};

describe("a review by resource", () => {
  it("asks the owner of each group and app, also about an app that comes through groups alone", async () => {
    const owners = { "group:g1": "greta@example.com", "app:a1": "abe@example.com" };
    expect(sheetLines(await openedReview(organization, { owners }))).toEqual([
      "sheet-abe: u1 app:a1:access",
      "sheet-abe: u2 app:a1:access",
      "sheet-greta: u1 group:g1:member",
      "sheet-greta: u2 group:g1:member",
    ]);
  });

  it("has no row about an app through groups where the app has no owner, and says so", async () => {
    const opening = await openedReview(organization, { owners: { "group:g1": "greta@example.com" } });
    expect(sheetLines(opening)).toEqual([
      "sheet-greta: u1 group:g1:member",
      "sheet-greta: u2 group:g1:member",
      "sheet-iam: u2 app:a1:access",
    ]);
    expect(opening.rows.map(({ fate }) => fate)).toContainEqual({
      kind: "left out",
      because: "app without an owner",
    });
  });

  it.each([
    ["no owner", {}],
    ["owner disabled", { "group:g1": "gone@example.com" }],
  ])("asks the fallback where there is: %s", async (why, owners) => {
    const { rows } = await openedReview({ ...organization, direct: "", members: "g1: u1" }, { owners });
    expect(rows[rows.length - 1]?.fate ?? {}).toEqual({
      kind: "left out",
      because: "app without an owner",
    });
    expect(rows[0]?.fate).toEqual({ kind: "asked", assignment: { reviewer: "iam@example.com", why } });
  });

  it("sends an owner's own access to the fallback, and takes an owner who has no account", async () => {
    const owners = { "group:g1": "u1@example.com", "app:a1": "vendor@elsewhere.example" };
    const opening = await openedReview(organization, { owners });
    expect(sheetLines(opening)).toEqual([
      "sheet-iam: u1 group:g1:member",
      "sheet-u1: u2 group:g1:member",
      "sheet-vendor: u1 app:a1:access",
      "sheet-vendor: u2 app:a1:access",
    ]);
    expect(opening.sheets[0]?.items[0]).toMatchObject({
      insteadOf: "u1@example.com",
      shown: expect.arrayContaining(["own access of u1@example.com, who would have decided"]),
    });
  });
});
