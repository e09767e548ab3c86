import { describeDiffs } from "../support/diff-cases.js";
import type { SmallFile } from "../support/small-sync-file.js";

const base = {
  users: { u1: {}, u2: {}, u3: {} },
  groups: { g1: {}, g2: {} },
  apps: { a1: {}, a2: {} },
} satisfies SmallFile;

/** The members of g1 are not all known, so neither is who has a1. */
const membersOfG1 = {
  incomplete: ["app", "group"],
  gaps: [
    { list: "appGroups", resourceType: "app", id: "a1", because: [{ resourceType: "group", id: "g1" }] },
    { list: "memberships", resourceType: "group", id: "g1" },
  ],
} satisfies SmallFile;

const roles = { r1: { name: "Manager" }, r2: { name: "Help Desk" } };
const adminList = {
  incomplete: ["admin_user"],
  gaps: [{ list: "administrators", resourceType: "admin_user" }],
} satisfies SmallFile;

describeDiffs("where it is not whole,", [
  {
    name: "the list of users makes nobody a leaver, and a manager's address uncertain",
    old: { groups: { g1: {} }, users: { u1: { manager: "u2" }, u2: {} }, members: "g1: u1 u2" },
    new: {
      groups: { g1: {} },
      users: { u1: { manager: "u2" }, u3: {} },
      members: "g1: u1 u3",
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    counts: "resources +1; grants +1",
    events: ["info joiner u3: groups=g1 <- +u3 +g1:u3"],
    uncertain: ["new incomplete user: +0 -2 ~1"],
    reversed: {
      counts: "resources -1; grants -1",
      events: ["info leaver u3: state=removed groups=g1 <- -u3"],
      uncertain: ["old incomplete user: +2 -0 ~1"],
    },
  },
  {
    name: "the list of users leaves certain what became of those who are in both",
    old: { ...base, members: "g1: u1 u2", direct: "a1: u1" },
    new: {
      ...base,
      users: { u1: {}, u2: {} },
      members: "g1: u1",
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    counts: "grants -2",
    events: ["info access-lost u1: apps=a1(direct) <- -a1:u1", "info access-lost u2: groups=g1 <- -g1:u2"],
    uncertain: ["new incomplete user: +0 -1 ~0"],
    reversed: {
      counts: "grants +2",
      events: [
        "low access-gained u1: apps=a1(direct) <- +a1:u1",
        "low access-gained u2: groups=g1 <- +g1:u2",
      ],
      uncertain: ["old incomplete user: +1 -0 ~0"],
    },
  },
  {
    name: "a header that names a type without a list is taken at its word",
    old: { users: { u1: {} } },
    new: { users: { u2: {} }, incomplete: ["user"] },
    counts: "resources +1",
    events: ["info joiner u2 <- +u2"],
    uncertain: ["new incomplete user: +0 -1 ~0"],
    reversed: {
      counts: "resources -1",
      events: ["info leaver u2: state=removed <- -u2"],
      uncertain: ["old incomplete user: +1 -0 ~0"],
    },
  },
  {
    name: "a group's membership makes uncertain who left it, and who lost its app; a binding is certain",
    old: { ...base, members: "g1: u1 u2; g2: u3", bound: "a1: g1 g2" },
    new: { ...base, members: "g1: u1; g2: u3", bound: "a1: g1", ...membersOfG1 },
    counts: "grants -1",
    events: ["info group-app-binding-removed a1: g2>a1 <- -a1:g2"],
    uncertain: ["new incomplete group:g1: +0 -1 ~0", "new incomplete app:a1: +0 -2 ~0"],
    reversed: {
      counts: "grants +1",
      events: ["medium group-app-binding-added a1: g2>a1 <- +a1:g2"],
      uncertain: ["old incomplete group:g1: +1 -0 ~0", "old incomplete app:a1: +2 -0 ~0"],
    },
  },
  {
    name: "a group's membership leaves other groups and apps certain",
    old: { ...base, members: "g1: u1; g2: u1 u2", bound: "a1: g1; a2: g2" },
    new: { ...base, members: "g1: u1 u3; g2: u1", bound: "a1: g1; a2: g2", ...membersOfG1 },
    counts: "grants +2 -2",
    events: [
      "low access-gained u3: groups=g1 apps=a1(g1) <- +g1:u3",
      "info access-lost u2: groups=g2 apps=a2(g2) <- -g2:u2",
    ],
    uncertain: ["new incomplete group:g1: +0 -0 ~0", "new incomplete app:a1: +0 -0 ~0"],
    reversed: {
      counts: "grants +2 -2",
      events: [
        "low access-gained u2: groups=g2 apps=a2(g2) <- +g2:u2",
        "info access-lost u3: groups=g1 apps=a1(g1) <- -g1:u3",
      ],
      uncertain: ["old incomplete group:g1: +0 -0 ~0", "old incomplete app:a1: +0 -0 ~0"],
    },
  },
  {
    name: "a group's membership makes a way uncertain that is lost",
    old: { ...base, members: "g1: u1", bound: "a1: g1", direct: "a1: u1" },
    new: { ...base, bound: "a1: g1", direct: "a1: u1", ...membersOfG1 },
    counts: "",
    events: [],
    uncertain: ["new incomplete group:g1: +0 -1 ~0", "new incomplete app:a1: +0 -0 ~1"],
    reversed: {
      counts: "",
      events: [],
      uncertain: ["old incomplete group:g1: +1 -0 ~0", "old incomplete app:a1: +0 -0 ~1"],
    },
  },
  {
    name: "the list of an app's users makes uncertain who lost it; its groups are certain",
    old: { ...base, members: "g1: u2", direct: "a1: u1; a2: u3", bound: "a1: g1" },
    new: {
      ...base,
      members: "g1: u2",
      incomplete: ["app"],
      gaps: [{ list: "appUsers", resourceType: "app", id: "a1" }],
    },
    counts: "grants -2",
    events: [
      "info group-app-binding-removed a1: g1>a1 <- -a1:g1",
      "info access-lost u3: apps=a2(direct) <- -a2:u3",
    ],
    uncertain: ["new incomplete app:a1: +0 -2 ~0"],
    reversed: {
      counts: "grants +2",
      events: [
        "medium group-app-binding-added a1: g1>a1 <- +a1:g1",
        "low access-gained u3: apps=a2(direct) <- +a2:u3",
      ],
      uncertain: ["old incomplete app:a1: +2 -0 ~0"],
    },
  },
  {
    name: "the list of an app's groups makes bindings uncertain, and who has it through them",
    old: { ...base, members: "g1: u1", bound: "a1: g1; a2: g1" },
    new: {
      ...base,
      members: "g1: u1",
      incomplete: ["app"],
      gaps: [{ list: "appGroups", resourceType: "app", id: "a1" }],
    },
    counts: "grants -2",
    events: ["info group-app-binding-removed a2: g1>a2 people=1/0 <- -a2:g1"],
    uncertain: ["new incomplete app:a1: +0 -2 ~0"],
    reversed: {
      counts: "grants +2",
      events: ["medium group-app-binding-added a2: g1>a2 people=1/0 <- +a2:g1"],
      uncertain: ["old incomplete app:a1: +2 -0 ~0"],
    },
  },
  {
    name: "a list of which nobody says whose it is makes all of its kind uncertain",
    old: { ...base, members: "g1: u1", direct: "a1: u1; a2: u1" },
    new: { ...base, incomplete: ["app"], lists: [{ name: "appUsers", resourceType: "app" }] },
    counts: "grants -1",
    events: ["info access-lost u1: groups=g1 <- -g1:u1"],
    uncertain: ["new incomplete app: +0 -2 ~0"],
    reversed: {
      counts: "grants +1",
      events: ["low access-gained u1: groups=g1 <- +g1:u1"],
      uncertain: ["old incomplete app: +2 -0 ~0"],
    },
  },
  {
    name: "the list of groups makes uncertain who has an app: a group that it left out may give it",
    old: { ...base, members: "g1: u1", bound: "a1: g1", direct: "a2: u1" },
    new: {
      ...base,
      groups: { g2: {} },
      incomplete: ["group"],
      gaps: [{ list: "groups", resourceType: "group", id: "g1" }],
    },
    counts: "",
    events: [],
    uncertain: ["new incomplete group: +0 -6 ~0"],
    reversed: { counts: "", events: [], uncertain: ["old incomplete group: +6 -0 ~0"] },
  },
  {
    name: "the list of administrators makes none of them removed, nor in use when the user leaves",
    old: { users: { u1: {}, u2: {} }, admins: { d1: { user: "u1" }, d2: {} }, roles, holds: "r1: d1" },
    new: { users: { u2: {} }, admins: { d2: {} }, roles, ...adminList },
    counts: "resources -1",
    events: ["info leaver u1&d1: state=removed <- -u1"],
    uncertain: ["new incomplete admin_user: +0 -3 ~0"],
    reversed: {
      counts: "resources +1",
      events: ["info joiner u1&d1 <- +u1"],
      uncertain: ["old incomplete admin_user: +3 -0 ~0"],
    },
  },
  {
    name: "the list of administrators lacks the roles that only they told of",
    old: { admins: { d1: {}, d2: {} }, roles, holds: "r1: d1; r2: d2", notRead: ["roles that nobody holds"] },
    new: {
      admins: { d2: {} },
      roles: { r2: { name: "Help Desk" } },
      holds: "r2: d2",
      notRead: ["roles that nobody holds"],
      ...adminList,
    },
    counts: "",
    events: [],
    uncertain: ["new incomplete admin_user: +0 -5 ~0"],
    reversed: { counts: "", events: [], uncertain: ["old incomplete admin_user: +5 -0 ~0"] },
  },
  {
    name: "the list of service accounts makes uncertain whether one is there, and what it holds",
    old: { admins: { d1: {}, d5: { service: true } }, roles, holds: "r1: d1 d5" },
    new: {
      admins: {},
      roles,
      incomplete: ["admin_user"],
      lists: [{ name: "serviceAccounts", resourceType: "admin_user" }],
    },
    counts: "resourceTypes -1; resources -2; entitlements -1; grants -2",
    events: ["info admin-removed d1: state=removed rolesRemoved=r1 <- -d1"],
    uncertain: ["new incomplete service accounts: +0 -3 ~0"],
    reversed: {
      counts: "resourceTypes +1; resources +2; entitlements +1; grants +2",
      events: ["high admin-added d1: roles=r1 <- +d1 +r1:d1"],
      uncertain: ["old incomplete service accounts: +3 -0 ~0"],
    },
  },
  {
    name: "the list of roles makes uncertain which id a role has",
    old: { admins: { d1: {} }, roles: { r1: { name: "Night Watch" } }, holds: "r1: d1" },
    new: {
      admins: { d1: {} },
      roles: { role_night_watch: { name: "Night  watch", madeUp: true } },
      holds: "role_night_watch: d1",
      incomplete: ["role"],
      lists: [{ name: "roles", resourceType: "role" }],
    },
    counts: "",
    events: [],
    uncertain: ["new incomplete role: +3 -3 ~1"],
    reversed: { counts: "", events: [], uncertain: ["old incomplete role: +3 -3 ~1"] },
  },
  {
    name: "one file and the other one, both sides are said",
    old: { ...base, members: "g1: u1", ...membersOfG1 },
    new: { ...base, members: "g1: u2", ...membersOfG1 },
    counts: "",
    events: [],
    uncertain: [
      "old incomplete group:g1: +1 -0 ~0",
      "old incomplete app:a1: +0 -0 ~0",
      "new incomplete group:g1: +0 -1 ~0",
      "new incomplete app:a1: +0 -0 ~0",
    ],
    reversed: {
      counts: "",
      events: [],
      uncertain: [
        "old incomplete group:g1: +1 -0 ~0",
        "old incomplete app:a1: +0 -0 ~0",
        "new incomplete group:g1: +0 -1 ~0",
        "new incomplete app:a1: +0 -0 ~0",
      ],
    },
  },
  {
    name: "the list of users lets nobody count whom a binding is about",
    old: { ...base, members: "g1: u1 u2" },
    new: {
      ...base,
      members: "g1: u1 u2",
      bound: "a1: g1",
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    counts: "grants +3",
    events: ["medium group-app-binding-added a1: g1>a1 <- +a1:g1"],
    uncertain: ["new incomplete user: +0 -0 ~0"],
    reversed: {
      counts: "grants -3",
      events: ["info group-app-binding-removed a1: g1>a1 <- -a1:g1"],
      uncertain: ["old incomplete user: +0 -0 ~0"],
    },
  },
]);
