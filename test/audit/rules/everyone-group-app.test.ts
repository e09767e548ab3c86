import { describe, expect, it } from "vitest";
import { everyoneGroupApp } from "../../../src/audit/rules/everyone-group-app.js";
import { all, numbered } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const ids = numbered("u", 10);
const people = {
  users: { ...all(ids, {}), u99: { state: "suspended" as const } },
  groups: { g1: { name: "All Users" }, g2: { name: "Half" }, g3: { name: "Some" } },
  members: `g1: ${ids.join(" ")} u99; g2: ${ids.slice(0, 5).join(" ")}; g3: ${ids.slice(0, 4).join(" ")} u99`,
  apps: { a1: { name: "Jira Admin" }, a2: { name: "Slack" } },
};

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an app that a group of half the enabled users gives, the graver when the app is privileged",
    { ...people, bound: "a1: g2; a2: g2 g1 g3" },
    {
      findings: [
        ["app:a1", "medium", "through Half (5 of 10 enabled users)"],
        ["app:a2", "info", "through All Users (10 of 10 enabled users) and Half (5 of 10 enabled users)"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass what smaller groups give together, what is held directly, and an app without groups",
    {
      ...people,
      groups: { ...people.groups, g4: {} },
      members: `${people.members}; g4: u05 u06`,
      direct: `a1: ${ids.join(" ")}`,
      bound: "a2: g3 g4",
    },
    { findings: [], clean: 2, unknown: [] },
  ],
  [
    "lets pass a group of all four: half of a few is no crowd",
    {
      users: all(ids.slice(0, 4), {}),
      groups: { g1: {} },
      apps: { a1: {} },
      members: `g1: ${ids.slice(0, 4).join(" ")}`,
      bound: "a1: g1",
    },
    { findings: [], clean: 1, unknown: [] },
  ],
  [
    "does not know an app with groups or members that may be missing, unless a group is large in any case",
    {
      ...people,
      apps: { ...people.apps, a3: {}, a4: {} },
      bound: "a1: g3; a2: g1 g3",
      incomplete: ["app", "group"],
      gaps: [
        { list: "memberships", resourceType: "group", id: "g3" },
        { list: "appGroups", resourceType: "app", id: "a3" },
      ],
    },
    {
      findings: [["app:a2", "info", "through All Users (10 of 10 enabled users)"]],
      clean: 1,
      unknown: [
        ["app:a1", "group:g3: 3 counted, 2 came"],
        ["app:a3", "app:a3: 3 counted, 2 came"],
      ],
    },
  ],
  [
    "does not know any share where users may be missing, and is not run then",
    {
      ...people,
      apps: { a1: {} },
      bound: "a1: g1",
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    {
      findings: [],
      clean: 0,
      unknown: [["app:a1", "user: 3 counted, 2 came"]],
      notRun: "user: 3 counted, 2 came",
    },
  ],
  [
    "is not run without apps",
    { ...people, without: ["app"] },
    { findings: [], clean: 0, unknown: [], notRun: "apps were not read (--without app)" },
  ],
];

describe("the rule everyone-group-app", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(everyoneGroupApp, file, { privileged: ["Jira*"] })).toEqual(expected);
  });
});
