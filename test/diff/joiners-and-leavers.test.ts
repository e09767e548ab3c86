import { describeDiffs } from "../support/diff-cases.js";
import { all, numbered } from "../support/small-organization.js";

const apps = numbered("a", 30);

describeDiffs("somebody who", [
  {
    name: "joins a group with 30 apps is one event",
    old: { users: { u1: {} }, groups: { g1: {} }, apps: all(apps, {}), bound: bind("g1") },
    new: {
      users: { u1: {}, u2: { department: "Sales", title: "Rep", manager: "u1" } },
      groups: { g1: {} },
      apps: all(apps, {}),
      bound: bind("g1"),
      members: "g1: u2",
    },
    counts: "resources +1; grants +31",
    events: [
      `info joiner u2: department=Sales jobTitle=Rep manager=u1@example.com groups=g1 apps=${through("g1")} <- +u2 +g1:u2`,
    ],
    reversed: {
      counts: "resources -1; grants -31",
      events: [`info leaver u2: state=removed groups=g1 apps=${through("g1")} <- -u2`],
    },
  },
  {
    name: "joins with nothing, and is not activated yet",
    old: { users: { u1: {} } },
    new: { users: { u1: {}, u2: { state: "staged" } } },
    events: ["info joiner u2: state=staged <- +u2"],
    reversed: { events: ["info leaver u2: state=removed <- -u2"] },
  },
  {
    name: "joins as an administrator too is two events",
    old: { users: { u1: {} }, roles: { r1: { name: "Manager" } } },
    new: {
      users: { u1: {}, u2: {} },
      admins: { d2: { user: "u2", mfa: false } },
      roles: { r1: { name: "Manager" } },
      holds: "r1: d2",
    },
    events: [
      "high admin-added u2&d2: linkBasis=email hasMfa=false roles=r1 <- +d2 +r1:d2",
      "info joiner u2&d2 <- +u2",
    ],
    reversed: {
      events: [
        "info admin-removed u2&d2: state=removed rolesRemoved=r1 <- -d2",
        "info leaver u2&d2: state=removed roles=r1 <- -u2",
      ],
    },
  },
  {
    name: "is suspended, and has nothing",
    old: { users: { u1: {} } },
    new: { users: { u1: { state: "suspended" } } },
    counts: "resources ~1",
    events: ["info leaver u1: state=suspended <- ~u1"],
    reversed: { events: ["medium reactivated u1: state=enabled <- ~u1"] },
  },
  {
    name: "is suspended, and still assigned",
    old: { ...holder(), users: { u1: {} } },
    new: { ...holder(), users: { u1: { state: "suspended" } } },
    events: ["info leaver-still-assigned u1: state=suspended groups=g1 apps=a1(g1),a2(direct) <- ~u1"],
    reversed: {
      events: ["medium reactivated u1: state=enabled groups=g1 apps=a1(g1),a2(direct) <- ~u1"],
    },
  },
  {
    name: "is suspended, and still assigned something sensitive",
    old: { ...holder(), users: { u1: {} } },
    new: { ...holder(), users: { u1: { state: "suspended" } } },
    privileged: ["app:a2"],
    events: ["medium leaver-still-assigned u1: state=suspended groups=g1 apps=a1(g1),a2(direct)! <- ~u1"],
    reversed: {
      events: ["medium reactivated u1: state=enabled groups=g1 apps=a1(g1),a2(direct)! <- ~u1"],
    },
  },
  {
    name: "is suspended in a sensitive group",
    old: { ...holder(), users: { u1: {} } },
    new: { ...holder(), users: { u1: { state: "suspended" } } },
    privileged: ["group:g1"],
    events: ["medium leaver-still-assigned u1: state=suspended groups=g1 apps=a1(g1),a2(direct) <- ~u1"],
    reversed: {
      events: ["medium reactivated u1: state=enabled groups=g1 apps=a1(g1),a2(direct) <- ~u1"],
    },
  },
  {
    name: "is locked neither came nor went",
    old: { ...holder(), users: { u1: {} } },
    new: { ...holder(), users: { u1: { state: "locked" } } },
    counts: "resources ~1",
    events: [],
    reversed: { events: [] },
  },
  {
    name: "was never activated neither came nor went",
    old: { ...holder(), users: { u1: { state: "staged" } } },
    new: { ...holder(), users: { u1: {} } },
    counts: "resources ~1",
    events: [],
    reversed: { events: [] },
  },
  {
    name: "was locked is suspended",
    old: { users: { u1: { state: "locked" } } },
    new: { users: { u1: { state: "suspended" } } },
    events: ["info leaver u1: state=suspended <- ~u1"],
    reversed: { events: ["medium reactivated u1: state=locked <- ~u1"] },
  },
  {
    name: "is suspended and loses a group on the way out",
    old: { ...holder(), users: { u1: {} } },
    new: { ...holder(), members: "", users: { u1: { state: "suspended" } } },
    events: [
      "info leaver-still-assigned u1: state=suspended apps=a2(direct) <- ~u1",
      "info access-lost u1: groups=g1 apps=a1(g1) <- -g1:u1",
    ],
    reversed: {
      events: [
        "medium reactivated u1: state=enabled groups=g1 apps=a1(g1),a2(direct) <- ~u1",
        "low access-gained u1: groups=g1 apps=a1(g1) <- +g1:u1",
      ],
    },
  },
]);

/** u1 has a1 through g1, and a2. */
function holder() {
  return {
    groups: { g1: {} },
    apps: { a1: {}, a2: {} },
    members: "g1: u1",
    bound: "a1: g1",
    direct: "a2: u1",
  };
}

function bind(group: string): string {
  return apps.map((app) => `${app}: ${group}`).join("; ");
}

function through(group: string): string {
  return apps.map((app) => `${app}(${group})`).join(",");
}
