import { describeDiffs } from "../support/diff-cases.js";
import { base, membersOfG1 } from "../support/incomplete-group.js";

describeDiffs("although it is not whole,", [
  {
    name: "the list of groups leaves certain that an assignment ended of what stays through a group",
    old: { ...base, members: "g1: u1", bound: "a1: g1", direct: "a1: u1" },
    new: {
      ...base,
      members: "g1: u1",
      bound: "a1: g1",
      incomplete: ["group"],
      gaps: [{ list: "groups", resourceType: "group" }],
    },
    counts: "grants ~1",
    events: ["info path-changed u1: a1(direct+g1>g1) <- ~a1:u1"],
    uncertain: ["new incomplete group: +0 -0 ~0"],
    reversed: {
      counts: "grants ~1",
      events: ["info path-changed u1: a1(g1>direct+g1) <- ~a1:u1"],
      uncertain: ["old incomplete group: +0 -0 ~0"],
    },
  },
  {
    name: "a group's membership leaves certain what somebody had who is gone, or has who is new",
    old: { ...base, members: "g1: u1 u2", bound: "a1: g1" },
    new: { ...base, users: { u1: {}, u3: {} }, members: "g1: u1", bound: "a1: g1", ...membersOfG1 },
    counts: "resources -1; grants -2",
    events: ["info leaver u2: state=removed groups=g1 apps=a1(g1) <- -u2"],
    uncertain: ["new incomplete group:g1: +0 -0 ~0", "new incomplete app:a1: +0 -0 ~0"],
    reversed: {
      counts: "resources +1; grants +2",
      events: ["info joiner u2: groups=g1 apps=a1(g1) <- +u2 +g1:u2"],
      uncertain: ["old incomplete group:g1: +0 -0 ~0", "old incomplete app:a1: +0 -0 ~0"],
    },
  },
  {
    name: "the list of users leaves certain that an administrator whose user it holds has no MFA any more",
    old: { users: { u1: {} }, admins: { d1: { user: "u1", mfa: true } } },
    new: {
      users: { u1: {} },
      admins: { d1: { user: "u1", mfa: false } },
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    counts: "resources ~1",
    events: ["high mfa-disabled u1&d1: /annotations/UserTrait/mfaStatus/mfaEnabled=true> <- ~d1"],
    uncertain: ["new incomplete user: +0 -0 ~0"],
    reversed: { counts: "resources ~1", events: [], uncertain: ["old incomplete user: +0 -0 ~0"] },
  },
]);
