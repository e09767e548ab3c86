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

const PROVIDER = "administrators of a managing provider";
const UNHELD = "roles that nobody holds";

describeDiffs("what only one of two syncs asked of administrators and their roles:", [
  {
    name: "roles",
    old: whole,
    new: { ...whole, without: ["role"], members: "" },
    counts: "grants -2",
    events: ["info access-lost u1&d1: groups=g1 apps=a2(g1) <- -g1:u1"],
    uncertain: ["new notRead role: +0 -6 ~1"],
    reversed: {
      counts: "grants +2",
      events: ["low access-gained u1&d1: groups=g1 apps=a2(g1) <- +g1:u1"],
      uncertain: ["old notRead role: +6 -0 ~1"],
    },
  },
  {
    name: "administrators, with their roles and the app that all of them have",
    old: whole,
    new: { ...whole, without: ["admin_user"] },
    counts: "",
    events: [],
    uncertain: ["new notRead admin_user: +0 -5 ~1", "new notRead role: +0 -6 ~0"],
    reversed: {
      counts: "",
      events: [],
      uncertain: ["old notRead admin_user: +5 -0 ~1", "old notRead role: +6 -0 ~0"],
    },
  },
  {
    name: "administrators, of whom nobody can say that they are still there when the user leaves",
    old: whole,
    new: { ...whole, users: { u1: { state: "suspended" }, u2: {} }, without: ["admin_user"] },
    counts: "resources ~1",
    events: ["info leaver-still-assigned u1&d1: state=suspended groups=g1 apps=a1(direct),a2(g1) <- ~u1"],
    uncertain: ["new notRead admin_user: +0 -5 ~1", "new notRead role: +0 -6 ~0"],
    reversed: {
      counts: "resources ~1",
      events: ["medium reactivated u1&d1: state=enabled groups=g1 apps=a1(direct),a2(g1) <- ~u1"],
      uncertain: ["old notRead admin_user: +5 -0 ~1", "old notRead role: +6 -0 ~0"],
    },
  },
  {
    name: "service accounts, and what they hold",
    old: { admins: { d1: {} }, roles, holds: "r1: d1", notRead: ["service accounts"] },
    new: { admins: { d1: {}, d2: {}, d5: { service: true } }, roles, holds: "r1: d1 d2 d5" },
    counts: "resources +1; grants +2",
    events: ["high admin-added d2: roles=r1 <- +d2 +r1:d2"],
    uncertain: ["old notRead service accounts: +2 -0 ~0"],
    reversed: {
      counts: "resources -1; grants -2",
      events: ["info admin-removed d2: state=removed rolesRemoved=r1 <- -d2"],
      uncertain: ["new notRead service accounts: +0 -2 ~0"],
    },
  },
  {
    name: "a provider's administrators, and what they hold",
    old: { admins: { d1: {} }, roles, holds: "r1: d1", notRead: [PROVIDER] },
    new: { admins: { d1: {}, d2: {}, d9: { ofProvider: true } }, roles, holds: "r1: d1 d2 d9" },
    counts: "resources +1; grants +2",
    events: ["high admin-added d2: roles=r1 <- +d2 +r1:d2"],
    uncertain: [`old notRead ${PROVIDER}: +3 -0 ~0`],
    reversed: {
      counts: "resources -1; grants -2",
      events: ["info admin-removed d2: state=removed rolesRemoved=r1 <- -d2"],
      uncertain: [`new notRead ${PROVIDER}: +0 -3 ~0`],
    },
  },
  {
    name: "a provider's administrator, and the link of a user with it, but no other link",
    old: { users: { u1: {}, u2: {} }, admins: { d1: {} }, roles, notRead: [PROVIDER] },
    new: {
      users: { u1: {}, u2: {} },
      admins: { d1: {}, d2: { user: "u2" }, d9: { user: "u1", ofProvider: true } },
      roles,
    },
    counts: "resources +1 ~1; grants +1",
    events: ["high admin-added u2&d2: linkBasis=email <- +d2"],
    uncertain: [`old notRead ${PROVIDER}: +2 -0 ~1`],
    reversed: {
      counts: "resources -1 ~1; grants -1",
      events: ["info admin-removed u2&d2: state=removed <- -d2"],
      uncertain: [`new notRead ${PROVIDER}: +0 -2 ~1`],
    },
  },
  {
    name: "a provider's administrator, but not the link with one's own that it took the place of",
    old: { users: { u1: {} }, admins: { d1: { user: "u1" } }, notRead: [PROVIDER] },
    new: {
      users: { u1: {} },
      admins: { d1: { email: "u1@example.com" }, d9: { user: "u1", ofProvider: true } },
    },
    counts: "resources ~2",
    events: [],
    uncertain: [`old notRead ${PROVIDER}: +2 -0 ~0`],
    reversed: { counts: "resources ~2", events: [], uncertain: [`new notRead ${PROVIDER}: +0 -2 ~0`] },
  },
  {
    name: "service accounts, which alone are of their type",
    old: { users: { u1: {} }, notRead: ["service accounts", UNHELD] },
    new: { users: { u1: {} }, admins: { d5: { service: true } }, roles, holds: "r1: d5" },
    counts: "",
    events: [],
    uncertain: ["old notRead service accounts: +3 -0 ~0", `old notRead ${UNHELD}: +5 -0 ~0`],
    reversed: {
      counts: "",
      events: [],
      uncertain: ["new notRead service accounts: +0 -3 ~0", `new notRead ${UNHELD}: +0 -5 ~0`],
    },
  },
  {
    name: "service accounts, where the other sync left out administrators",
    old: { users: { u1: {} }, admins: { d1: {} }, notRead: ["service accounts", UNHELD] },
    new: { users: { u1: {} }, admins: { d1: {} }, without: ["admin_user"] },
    counts: "",
    events: [],
    uncertain: ["new notRead admin_user: +0 -6 ~0", "new notRead role: +0 -0 ~0"],
    reversed: {
      counts: "",
      events: [],
      uncertain: ["old notRead admin_user: +6 -0 ~0", "old notRead role: +0 -0 ~0"],
    },
  },
  {
    name: "roles that nobody holds",
    old: { admins: { d1: {} }, roles, holds: "r1: d1" },
    new: { admins: { d1: {} }, roles: { r1: { name: "Manager" } }, holds: "r1: d1", notRead: [UNHELD] },
    counts: "",
    events: [],
    uncertain: [`new notRead ${UNHELD}: +0 -2 ~0`],
    reversed: { counts: "", events: [], uncertain: [`old notRead ${UNHELD}: +2 -0 ~0`] },
  },
  {
    name: "the ids of roles, where one sync made one up from the name",
    old: {
      admins: { d1: {} },
      roles: { role_manager: { name: "manager", madeUp: true } },
      holds: "role_manager: d1",
      notRead: [UNHELD],
    },
    new: { admins: { d1: {} }, roles: { r1: { name: "Manager", description: "x" } }, holds: "r1: d1" },
    counts: "",
    events: [],
    uncertain: [`old notRead ${UNHELD}: +3 -3 ~1`],
    reversed: { counts: "", events: [], uncertain: [`new notRead ${UNHELD}: +3 -3 ~1`] },
  },
  {
    name: "the names of roles, where one sync knew only an id",
    old: { admins: { d1: {} }, roles: { r1: {} }, holds: "r1: d1", notRead: [UNHELD] },
    new: { admins: { d1: {} }, roles: { r1: { name: "Manager", description: "x" } }, holds: "r1: d1" },
    counts: "",
    events: [],
    uncertain: [`old notRead ${UNHELD}: +0 -0 ~3`],
    reversed: { counts: "", events: [], uncertain: [`new notRead ${UNHELD}: +0 -0 ~3`] },
  },
  {
    name: "no role that somebody got meanwhile, though nobody held it before",
    old: { admins: { d1: {} }, roles: { r2: { name: "Help Desk" } }, holds: "r2: d1", notRead: [UNHELD] },
    new: { admins: { d1: {} }, roles, holds: "r1: d1" },
    counts: "grants +1 -1",
    events: [
      "high privilege-escalation d1: roles=r1 <- +r1:d1",
      "high admin-role-changed d1: roles=r1 rolesRemoved=r2 <- +r1:d1 -r2:d1",
    ],
    uncertain: [`old notRead ${UNHELD}: +2 -0 ~1`],
    reversed: {
      counts: "grants +1 -1",
      events: ["info admin-role-changed d1: roles=r2 rolesRemoved=r1 <- -r1:d1 +r2:d1"],
      uncertain: [`new notRead ${UNHELD}: +0 -2 ~1`],
    },
  },
]);
