import { describe, expect, it } from "vitest";
import { openedReview } from "../../support/opened-review.js";
import type { SmallUser } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";

/** Who decides about the account that has the group or the role, and why. */
async function decider(file: SmallFile, fallbacks = ["iam@example.com", "ciso@example.com"]) {
  const { rows } = await openedReview({ groups: { g1: {} }, ...file }, { fallbacks });
  return rows.map(({ fate }) => (fate.kind === "asked" ? fate.assignment : fate.because));
}

const ofBoss = (boss: SmallUser, user: SmallUser = {}): SmallFile => ({
  users: { boss, u1: { manager: "boss", ...user } },
  members: "g1: u1",
});

describe("a review by manager", () => {
  it("asks the manager of the person's directory account, by the address as it is folded", async () => {
    expect(await decider(ofBoss({ email: "The.Boss@Example.com" }))).toEqual([
      { reviewer: "the.boss@example.com", why: "manager" },
    ]);
  });

  it("asks the same about the administrator account that belongs to the user", async () => {
    const file = { ...ofBoss({}), admins: { x1: { user: "u1" } }, roles: { r1: {} }, holds: "r1: x1" };
    expect(await decider(file)).toEqual([
      { reviewer: "boss@example.com", why: "manager" },
      { reviewer: "boss@example.com", why: "manager" },
    ]);
  });

  it.each<[why: string, file: SmallFile]>([
    ["no manager", { users: { u1: {} }, members: "g1: u1" }],
    ["manager not in the file", { users: { u1: { manager: "gone" } }, members: "g1: u1" }],
    ["manager disabled", ofBoss({ state: "suspended" })],
    ["manager disabled", ofBoss({ state: "locked" })],
    ["manager disabled", ofBoss({ state: "staged" })],
    ["manager without an address", ofBoss({ email: null })],
    ["manager without an address", ofBoss({ email: "two words@example.com" })],
    ["own manager", { users: { u1: { manager: "u1", email: null } }, members: "g1: u1" }],
    ["administrator without a user", { admins: { x1: {} }, roles: { r1: {} }, holds: "r1: x1" }],
    ["administrator without a user", { admins: { x1: {} } }],
    ["service account", { admins: { x1: { service: true } }, roles: { r1: {} }, holds: "r1: x1" }],
  ])("asks the fallback where there is: %s", async (why, file) => {
    expect(await decider(file)).toEqual([{ reviewer: "iam@example.com", why }]);
  });

  it("says of whoever is their own manager that it is their own access", async () => {
    expect(await decider({ users: { u1: { manager: "u1" } }, members: "g1: u1" })).toEqual([
      { reviewer: "iam@example.com", why: "own manager", insteadOf: "u1@example.com" },
    ]);
  });

  it("gives a person's access to nobody who has one of that person's addresses", async () => {
    const shared = { email: "desk@example.com" };
    expect(await decider(ofBoss(shared, { email: "u1@example.com", emails: ["DESK@example.com"] }))).toEqual([
      { reviewer: "iam@example.com", why: "own access", insteadOf: "desk@example.com" },
    ]);
  });

  it("passes a fallback's own access on to the next fallback", async () => {
    const file = { users: { u1: { email: "IAM@example.com" } }, members: "g1: u1" };
    expect(await decider(file)).toEqual([
      { reviewer: "ciso@example.com", why: "no manager", insteadOf: "iam@example.com" },
    ]);
  });

  it("is not opened where nobody is left to decide about a fallback's own access", async () => {
    const file = { users: { u1: { name: "Ina", email: "iam@example.com" } }, members: "g1: u1" };
    await expect(decider(file, ["iam@example.com"])).rejects.toThrow(
      "nobody is left to decide about what Ina (iam@example.com) has: give another --fallback besides iam@example.com",
    );
  });
});
