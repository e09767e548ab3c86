import { describeDiffs } from "../support/diff-cases.js";
import type { SmallFile } from "../support/small-sync-file.js";

const roles = { r1: { name: "Manager" }, r2: { name: "Help Desk" } };
const adminList = {
  incomplete: ["admin_user"],
  gaps: [{ list: "administrators", resourceType: "admin_user" }],
} satisfies SmallFile;

describeDiffs("where what it tells of administrators is not whole,", [
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
    name: "the list of a provider's administrators makes uncertain whether one is there, not the organisation's own",
    old: {
      users: { u1: {} },
      admins: { d1: {}, d9: { ofProvider: true, user: "u1" } },
      roles,
      holds: "r1: d1 d9",
    },
    new: {
      users: { u1: {} },
      admins: {},
      roles,
      incomplete: ["admin_user"],
      lists: [{ name: "providerAdministrators", resourceType: "admin_user" }],
    },
    counts: "resourceTypes -1; resources -2; entitlements -1; grants -2",
    events: ["info admin-removed d1: state=removed rolesRemoved=r1 <- -d1"],
    uncertain: ["new incomplete administrators of a managing provider: +0 -4 ~1"],
    reversed: {
      counts: "resourceTypes +1; resources +2; entitlements +1; grants +2",
      events: ["high admin-added d1: roles=r1 <- +d1 +r1:d1"],
      uncertain: ["old incomplete administrators of a managing provider: +4 -0 ~1"],
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
]);
