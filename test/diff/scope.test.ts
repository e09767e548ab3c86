import { describeDiffs } from "../support/diff-cases.js";
import type { SmallFile } from "../support/small-sync-file.js";

const roles = { r1: { name: "Manager" }, r2: { name: "Help Desk" } };
const whole = {
  users: { u1: {}, u2: {} },
  admins: { d1: { user: "u1", mfa: true } },
  groups: { g1: {} },
  apps: { a1: {}, a2: {} },
  roles,
  members: "g1: u1",
  direct: "a1: u1",
  bound: "a2: g1",
  holds: "r1: d1",
} satisfies SmallFile;

describeDiffs("what only one of two syncs asked for:", [
  {
    name: "apps",
    old: whole,
    new: { ...whole, without: ["app"], users: { u1: {} } },
    counts: "resources -1",
    events: ["info leaver u2: state=removed <- -u2"],
    uncertain: ["new notRead app: +0 -11 ~0"],
    reversed: {
      counts: "resources +1",
      events: ["info joiner u2 <- +u2"],
      uncertain: ["old notRead app: +11 -0 ~0"],
    },
  },
  {
    name: "nothing, where both left out the same",
    old: { ...whole, without: ["app", "role"] },
    new: { ...whole, without: ["app", "role"], users: { u1: {} } },
    events: ["info leaver u2: state=removed <- -u2"],
    reversed: { events: ["info joiner u2 <- +u2"] },
  },
  {
    name: "custom attributes",
    old: { users: { u1: { attributes: { badge: "1", "a/b": "1", team: "x" } } }, attributes: ["team"] },
    new: {
      users: { u1: { attributes: { badge: "1", "a/b": "1", team: "y" } } },
      attributes: ["a/b", "badge", "team"],
    },
    counts: "resources ~1",
    events: [],
    uncertain: [
      "old notRead user /profile/attributes/a~1b: +0 -0 ~1",
      "old notRead user /profile/attributes/badge: +0 -0 ~1",
    ],
    reversed: {
      counts: "resources ~1",
      events: [],
      uncertain: [
        "new notRead user /profile/attributes/a~1b: +0 -0 ~1",
        "new notRead user /profile/attributes/badge: +0 -0 ~1",
      ],
    },
  },
  {
    name: "a custom attribute whose name begins as another one's does",
    old: { users: { u1: { attributes: { team: "x", teams: "x" } } }, attributes: ["teams"] },
    new: { users: { u1: { attributes: { team: "x", teams: "y" } } }, attributes: ["team", "teams"] },
    counts: "resources ~1",
    events: [],
    uncertain: ["old notRead user /profile/attributes/team: +0 -0 ~1"],
    reversed: {
      counts: "resources ~1",
      events: [],
      uncertain: ["new notRead user /profile/attributes/team: +0 -0 ~1"],
    },
  },
  {
    name: "membership methods of groups",
    old: { groups: { g1: {}, g2: {} }, notRead: ["membership methods of groups"] },
    new: { groups: { g1: { dynamic: true }, g2: { name: "Two" } } },
    counts: "resources ~1; entitlements ~1",
    events: ["info resource-renamed g2: /displayName=g2>Two <- ~g2"],
    uncertain: ["old notRead membership methods of groups: +0 -0 ~2"],
    reversed: {
      counts: "resources ~1; entitlements ~1",
      events: ["info resource-renamed g2: /displayName=Two>g2 <- ~g2"],
      uncertain: ["new notRead membership methods of groups: +0 -0 ~2"],
    },
  },
  {
    name: "rules of dynamic groups",
    old: { groups: { g1: { dynamic: true } } },
    new: { groups: { g1: { dynamic: true, rule: "department:eq:IT" } }, groupRules: true },
    counts: "",
    events: [],
    uncertain: ["old notRead rules of dynamic groups: +0 -0 ~1"],
    reversed: {
      counts: "",
      events: [],
      uncertain: ["new notRead rules of dynamic groups: +0 -0 ~1"],
    },
  },
  {
    name: "no rule of a dynamic group that both read",
    old: { groups: { g1: { dynamic: true, rule: "department:eq:HR" } }, groupRules: true },
    new: { groups: { g1: { dynamic: true, rule: "department:eq:IT" } }, groupRules: true },
    counts: "resources ~1",
    events: [],
    reversed: { counts: "resources ~1", events: [] },
  },
  {
    name: "times out of reports",
    old: { users: { u1: {} }, groups: { g1: {} }, members: "g1: u1" },
    new: {
      users: { u1: { lastLogin: "2026-11-01T00:00:00Z" } },
      groups: { g1: {} },
      members: "g1: u1",
      grantedAt: { "g1:u1": "2026-10-01T00:00:00Z" },
      enriched: ["users-to-user-groups"],
    },
    counts: "",
    events: [],
    uncertain: ["old notRead times out of reports: +0 -0 ~2"],
    reversed: {
      counts: "",
      events: [],
      uncertain: ["new notRead times out of reports: +0 -0 ~2"],
    },
  },
  {
    name: "no times out of the same reports, in whatever order",
    old: { users: { u1: {} }, enriched: ["users-to-user-groups", "users-to-sso-applications"] },
    new: {
      users: { u1: { lastLogin: "2026-11-01T00:00:00Z" } },
      enriched: ["users-to-sso-applications", "users-to-user-groups"],
    },
    counts: "resources ~1",
    events: [],
    reversed: { counts: "resources ~1", events: [] },
  },
  {
    name: "times out of one report more",
    old: { users: { u1: {} }, enriched: ["users-to-user-groups"] },
    new: {
      users: { u1: { lastLogin: "2026-11-01T00:00:00Z" } },
      enriched: ["users-to-user-groups", "users-to-sso-applications"],
    },
    counts: "",
    events: [],
    uncertain: ["old notRead times out of reports: +0 -0 ~1"],
    reversed: {
      counts: "",
      events: [],
      uncertain: ["new notRead times out of reports: +0 -0 ~1"],
    },
  },
  {
    name: "links to the console, of a region that only one knew",
    old: { ...whole, region: null },
    new: { ...whole, groups: { g1: { name: "One" } } },
    counts: "resources ~1; entitlements ~1",
    events: ["info resource-renamed g1: /displayName=g1>One <- ~g1"],
    uncertain: ["old notRead links to the console: +0 -0 ~4"],
    reversed: {
      counts: "resources ~1; entitlements ~1",
      events: ["info resource-renamed g1: /displayName=One>g1 <- ~g1"],
      uncertain: ["new notRead links to the console: +0 -0 ~4"],
    },
  },
]);
