import { describeDiffs } from "../support/diff-cases.js";
import { all, numbered } from "../support/small-organization.js";
import type { SmallFile } from "../support/small-sync-file.js";

const people = numbered("u", 38);
const base = {
  users: { u1: {} },
  groups: { g1: {}, g2: {} },
  apps: { a1: { name: "AWS Production" }, a2: {} },
} satisfies SmallFile;

describeDiffs("a binding of a group to an app", [
  {
    name: "is one event, whoever is in the group",
    old: { ...base, users: all(people, {}), members: everybody(), direct: "a1: u01 u02 u03" },
    new: {
      ...base,
      users: all(people, {}),
      members: everybody(),
      direct: "a1: u01 u02 u03",
      bound: "a1: g1",
    },
    counts: "grants +36 ~3",
    events: ["medium group-app-binding-added a1: g1>a1 people=35/3 <- +a1:g1"],
    reversed: { events: ["info group-app-binding-removed a1: g1>a1 people=35/3 <- -a1:g1"] },
  },
  {
    name: "to something sensitive is high",
    old: { ...base, members: "g1: u1" },
    new: { ...base, members: "g1: u1", bound: "a1: g1" },
    privileged: ["aws*"],
    events: ["high group-app-binding-added a1: g1>a1 people=1/0 <- +a1:g1"],
    reversed: { events: ["info group-app-binding-removed a1: g1>a1 people=1/0 <- -a1:g1"] },
  },
  {
    name: "of a sensitive group is high",
    old: { ...base, members: "g1: u1" },
    new: { ...base, members: "g1: u1", bound: "a2: g1" },
    privileged: ["group:g1"],
    events: ["high group-app-binding-added a2: g1>a2 people=1/0 <- +a2:g1"],
    reversed: { events: ["info group-app-binding-removed a2: g1>a2 people=1/0 <- -a2:g1"] },
  },
  {
    name: "of an empty group changes nobody's access",
    old: base,
    new: { ...base, bound: "a1: g1" },
    counts: "grants +1",
    events: ["medium group-app-binding-added a1: g1>a1 people=0/0 <- +a1:g1"],
    reversed: { events: ["info group-app-binding-removed a1: g1>a1 people=0/0 <- -a1:g1"] },
  },
  {
    name: "takes the place of another one",
    old: { ...base, members: "g1: u1; g2: u1", bound: "a1: g1" },
    new: { ...base, members: "g1: u1; g2: u1", bound: "a1: g2" },
    events: [
      "medium group-app-binding-added a1: g2>a1 people=0/1 <- +a1:g2",
      "info group-app-binding-removed a1: g1>a1 people=0/1 <- -a1:g1",
    ],
    reversed: {
      events: [
        "medium group-app-binding-added a1: g1>a1 people=0/1 <- +a1:g1",
        "info group-app-binding-removed a1: g2>a1 people=0/1 <- -a1:g2",
      ],
    },
  },
  {
    name: "takes the place of an assignment",
    old: { ...base, members: "g1: u1", direct: "a1: u1" },
    new: { ...base, members: "g1: u1", bound: "a1: g1" },
    events: [
      "medium group-app-binding-added a1: g1>a1 people=0/1 <- +a1:g1",
      "info path-changed u1: a1(direct>g1) <- ~a1:u1",
    ],
    reversed: {
      events: [
        "info group-app-binding-removed a1: g1>a1 people=0/1 <- -a1:g1",
        "info path-changed u1: a1(g1>direct) <- ~a1:u1",
      ],
    },
  },
  {
    name: "goes with the app",
    old: { ...base, members: "g1: u1", bound: "a1: g1" },
    new: { ...base, members: "g1: u1", apps: { a2: {} } },
    counts: "resources -1; entitlements -1; grants -2",
    events: ["info resource-removed a1: people=1/0 <- -a1"],
    reversed: {
      events: [
        "medium group-app-binding-added a1: g1>a1 people=1/0 <- +a1:g1",
        "info resource-added a1: people=1/0 <- +a1",
      ],
    },
  },
]);

describeDiffs("somebody who stays", [
  {
    name: "joins a group that gives an app",
    old: { ...base, bound: "a1: g1" },
    new: { ...base, bound: "a1: g1", members: "g1: u1" },
    counts: "grants +2",
    events: ["low access-gained u1: groups=g1 apps=a1(g1) <- +g1:u1"],
    reversed: { events: ["info access-lost u1: groups=g1 apps=a1(g1) <- -g1:u1"] },
  },
  {
    name: "joins a sensitive group, the first privilege",
    old: base,
    new: { ...base, members: "g1: u1" },
    privileged: ["g1"],
    events: [
      "high privilege-escalation u1: groups=g1 <- +g1:u1",
      "medium access-gained u1: groups=g1 <- +g1:u1",
    ],
    reversed: { events: ["info access-lost u1: groups=g1 <- -g1:u1"] },
  },
  {
    name: "gets another sensitive app, not the first one",
    old: { ...base, direct: "a2: u1" },
    new: { ...base, direct: "a1: u1; a2: u1" },
    privileged: ["AWS*", "a2"],
    events: ["medium access-gained u1: apps=a1(direct)! <- +a1:u1"],
    reversed: { events: ["info access-lost u1: apps=a1(direct)! <- -a1:u1"] },
  },
  {
    name: "gets a sensitive app through a group",
    old: { ...base, bound: "a1: g1" },
    new: { ...base, bound: "a1: g1", members: "g1: u1" },
    privileged: ["app:AWS*"],
    events: [
      "high privilege-escalation u1: apps=a1(g1)! <- +a1:u1",
      "medium access-gained u1: groups=g1 apps=a1(g1)! <- +g1:u1",
    ],
    reversed: { events: ["info access-lost u1: groups=g1 apps=a1(g1)! <- -g1:u1"] },
  },
  {
    name: "moves between two groups that give the same app",
    old: { ...base, members: "g1: u1", bound: "a1: g1 g2" },
    new: { ...base, members: "g2: u1", bound: "a1: g1 g2" },
    counts: "grants +1 -1 ~1",
    events: [
      "low access-gained u1: groups=g2 <- +g2:u1",
      "info access-lost u1: groups=g1 <- -g1:u1",
      "info path-changed u1: a1(g1>g2) <- ~a1:u1",
    ],
    reversed: {
      events: [
        "low access-gained u1: groups=g1 <- +g1:u1",
        "info access-lost u1: groups=g2 <- -g2:u1",
        "info path-changed u1: a1(g2>g1) <- ~a1:u1",
      ],
    },
  },
  {
    name: "joins one more group that gives the same app",
    old: { ...base, members: "g1: u1", bound: "a1: g1 g2" },
    new: { ...base, members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
    counts: "grants +1 ~1",
    events: ["low access-gained u1: groups=g2 <- +g2:u1"],
    reversed: { events: ["info access-lost u1: groups=g2 <- -g2:u1"] },
  },
  {
    name: "joins a group that is bound to the app the same day",
    old: base,
    new: { ...base, members: "g1: u1", bound: "a1: g1" },
    events: [
      "medium group-app-binding-added a1: g1>a1 people=1/0 <- +a1:g1",
      "low access-gained u1: groups=g1 apps=a1(g1) <- +g1:u1",
    ],
    reversed: {
      events: [
        "info group-app-binding-removed a1: g1>a1 people=1/0 <- -a1:g1",
        "info access-lost u1: groups=g1 apps=a1(g1) <- -g1:u1",
      ],
    },
  },
  {
    name: "gains an app by a new membership and by a binding of another group at once",
    old: { ...base, members: "g1: u1", bound: "a1: g2" },
    new: { ...base, members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
    events: [
      "medium group-app-binding-added a1: g1>a1 people=1/0 <- +a1:g1",
      "low access-gained u1: groups=g2 apps=a1(g1+g2) <- +g2:u1",
    ],
    reversed: {
      events: [
        "info group-app-binding-removed a1: g1>a1 people=1/0 <- -a1:g1",
        "info access-lost u1: groups=g2 apps=a1(g1+g2) <- -g2:u1",
      ],
    },
  },
  {
    name: "is assigned what a group gave",
    old: { ...base, members: "g1: u1", bound: "a1: g1" },
    new: { ...base, members: "g1: u1", bound: "a1: g1", direct: "a1: u1" },
    counts: "grants ~1",
    events: ["info path-changed u1: a1(g1>direct+g1) <- ~a1:u1"],
    reversed: { events: ["info path-changed u1: a1(direct+g1>g1) <- ~a1:u1"] },
  },
  {
    name: "keeps by assignment what a group gave",
    old: { ...base, members: "g1: u1", bound: "a1: g1" },
    new: { ...base, bound: "a1: g1", direct: "a1: u1" },
    events: ["info access-lost u1: groups=g1 <- -g1:u1", "info path-changed u1: a1(g1>direct) <- ~a1:u1"],
    reversed: {
      events: ["low access-gained u1: groups=g1 <- +g1:u1", "info path-changed u1: a1(direct>g1) <- ~a1:u1"],
    },
  },
  {
    name: "loses the group itself",
    old: { ...base, members: "g1: u1", bound: "a1: g1" },
    new: { ...base, groups: { g2: {} } },
    counts: "resources -1; entitlements -1; grants -3",
    events: [
      "info group-app-binding-removed a1: g1>a1 people=1/0 <- -a1:g1",
      "info resource-removed g1: people=1/0 <- -g1",
    ],
    reversed: {
      events: [
        "medium group-app-binding-added a1: g1>a1 people=1/0 <- +a1:g1",
        "low access-gained u1: groups=g1 apps=a1(g1) <- +g1:u1",
        "info resource-added g1: people=1/0 <- +g1",
      ],
    },
  },
  {
    name: "gets the first privilege through a binding: that is told of the group",
    old: { ...base, members: "g1: u1" },
    new: { ...base, members: "g1: u1", bound: "a1: g1" },
    privileged: ["app:AWS*"],
    events: ["high group-app-binding-added a1: g1>a1 people=1/0 <- +a1:g1"],
    reversed: { events: ["info group-app-binding-removed a1: g1>a1 people=1/0 <- -a1:g1"] },
  },
]);

function everybody(): string {
  return `g1: ${people.join(" ")}`;
}
