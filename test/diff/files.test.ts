import { describe, expect, it } from "vitest";
import { describeDiffs, smallDiff } from "../support/diff-cases.js";
import type { SmallFile } from "../support/small-sync-file.js";

const whole = {
  users: { u1: { department: "IT" }, u2: { state: "suspended" } },
  admins: { d1: { user: "u1", mfa: true }, d5: { service: true } },
  groups: { g1: { dynamic: true } },
  apps: { a1: {} },
  roles: { r1: { name: "Manager" } },
  members: "g1: u1 u2",
  direct: "a1: u1",
  bound: "a1: g1",
  holds: "r1: d1 d5",
} satisfies SmallFile;

describeDiffs("two files", [
  { name: "that are empty", old: {}, new: {}, counts: "", events: [], reversed: { counts: "", events: [] } },
  {
    name: "that are the same",
    old: whole,
    new: whole,
    counts: "",
    events: [],
    reversed: { counts: "", events: [] },
  },
  {
    name: "of which one has everything, and the other nothing",
    old: {},
    new: whole,
    counts: "resourceTypes +5; resources +8; entitlements +4; grants +8",
    events: [
      "high admin-added d5: roles=r1 <- +d5 +r1:d5",
      "high admin-added u1&d1: linkBasis=email hasMfa=true roles=r1 <- +d1 +r1:d1",
      "medium group-app-binding-added a1: g1>a1 people=2/0 <- +a1:g1",
      "info joiner u1&d1: department=IT groups=g1 apps=a1(direct+g1) <- +u1 +g1:u1 +a1:u1",
      "info joiner u2: state=suspended groups=g1 apps=a1(g1) <- +u2 +g1:u2",
      "info resource-added r1: people=2/0 <- +r1",
      "info resource-added a1: people=2/0 <- +a1",
      "info resource-added g1: people=2/0 <- +g1",
    ],
    reversed: {
      counts: "resourceTypes -5; resources -8; entitlements -4; grants -8",
      events: [
        "info admin-removed d5: state=removed rolesRemoved=r1 <- -d5",
        "info admin-removed u1&d1: state=removed rolesRemoved=r1 <- -d1",
        "info leaver u1&d1: state=removed groups=g1 apps=a1(direct+g1) roles=r1 <- -u1",
        "info leaver u2: state=removed groups=g1 apps=a1(g1) <- -u2",
        "info resource-removed r1: people=2/0 <- -r1",
        "info resource-removed a1: people=2/0 <- -a1",
        "info resource-removed g1: people=2/0 <- -g1",
      ],
    },
  },
]);

describeDiffs("an ignore rule", [
  {
    name: "for a field leaves it out",
    old: { users: { u1: { department: "IT", title: "Rep" } } },
    new: { users: { u1: { department: "HR", title: "Lead" } } },
    ignore: ["user:/profile/department"],
    counts: "resources ~1",
    events: ["info mover u1: /profile/job_title=Rep>Lead <- ~u1"],
    reversed: { events: ["info mover u1: /profile/job_title=Lead>Rep <- ~u1"] },
  },
  {
    name: "for the only field that differs leaves nothing",
    old: { users: { u1: {} } },
    new: { users: { u1: { state: "suspended" } } },
    ignore: ["*:/status"],
    counts: "",
    events: [],
    reversed: { counts: "", events: [] },
  },
  {
    name: "for a field of another type changes nothing",
    old: { users: { u1: {} } },
    new: { users: { u1: { state: "suspended" } } },
    ignore: ["admin_user:/status"],
    events: ["info leaver u1: state=suspended <- ~u1"],
    reversed: { events: ["medium reactivated u1: state=enabled <- ~u1"] },
  },
  {
    name: "with a star in place of a step means any one",
    old: { users: { u1: { profile: { attributes: { badge: { id: 1, at: 1 } } } } } },
    new: { users: { u1: { profile: { attributes: { badge: { id: 1, at: 2 }, team: { id: 2 } } } } } },
    ignore: ["user:/profile/attributes/*/at"],
    counts: "resources ~1",
    events: [],
    reversed: { counts: "resources ~1", events: [] },
  },
  {
    name: "for an annotation by its short type",
    old: { users: { u1: { mfa: true } } },
    new: { users: { u1: { mfa: false } } },
    ignore: ["user:/annotations/UserTrait/mfaStatus"],
    counts: "",
    events: [],
    reversed: { counts: "", events: [] },
  },
  {
    name: "for a whole type leaves out its records, and what is granted of it",
    old: { admins: { d1: {} }, roles: { r1: { name: "Help Desk" } } },
    new: { admins: { d1: {} }, roles: { r1: { name: "Manager" } }, holds: "r1: d1" },
    ignore: ["role:"],
    counts: "resources ~1",
    events: [],
    reversed: { counts: "resources ~1", events: [] },
  },
]);

const acme = { id: "o1", displayName: "Acme" };

describe("files of two organisations", () => {
  it.each([
    [
      "another one",
      { organization: acme },
      { organization: { id: "o2" } },
      "standard input is of Acme (o1), standard input of o2",
    ],
    [
      "one that is not known",
      { organization: acme },
      { organization: { displayName: "Acme" } },
      "standard input does not say of which organisation it is",
    ],
    [
      "neither of which is known",
      { organization: {} },
      { organization: {} },
      "standard input does not say of which organisation it is",
    ],
  ])("are refused: %s", async (_, old, new_, message) => {
    await expect(smallDiff(old, new_)).rejects.toMatchObject({ name: "OtherOrganizationError", message });
  });

  it("are compared with force", async () => {
    const diff = await smallDiff({ organization: acme }, { organization: { id: "o2" } }, { force: true });
    expect([diff.old.organization, diff.new.organization]).toEqual([acme, { id: "o2" }]);
  });

  it("are the same whatever their names are", async () => {
    const diff = await smallDiff(
      { organization: acme },
      { organization: { id: "o1", displayName: "Acme Ltd" } },
    );
    expect(diff.events).toEqual([]);
  });
});
