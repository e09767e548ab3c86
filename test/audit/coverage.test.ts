import { describe, expect, it } from "vitest";
import { Coverage, type Reason } from "../../src/audit/coverage.js";
import { neverRead } from "../../src/connector/not-read.js";
import { administrationAppId } from "../../src/model/administration-app.js";
import { unreadParts } from "../../src/model/unread-part.js";
import type { FileFacts } from "../../src/sync-file/incomplete-lists.js";
import { openSmallFile, type SmallScope } from "../support/small-sync-file.js";

async function openedFile(scope: SmallScope): Promise<FileFacts> {
  const file = await openSmallFile({ users: { u1: {} }, ...scope });
  return { header: file.header, manifest: await file.manifest() };
}

async function coverageOf(scope: SmallScope): Promise<Coverage> {
  return new Coverage(await openedFile(scope));
}

const group = { resourceType: "group", resource: "g1" };
const otherGroup = { resourceType: "group", resource: "g2" };
const app = { resourceType: "app", resource: "a1" };
const otherApp = { resourceType: "app", resource: "a2" };
const role = { resourceType: "role", resource: "r1" };
const among = [app, group, role];

/** Everything that can be asked, each in a word, as far as something may be missing. */
const questions: Record<string, (coverage: Coverage) => Reason | undefined> = {
  users: (coverage) => coverage.lacksResources("user"),
  groups: (coverage) => coverage.lacksResources("group"),
  apps: (coverage) => coverage.lacksResources("app"),
  roles: (coverage) => coverage.lacksResources("role"),
  administrators: (coverage) => coverage.lacksResources("admin_user"),
  "service accounts": (coverage) => coverage.lacksServiceAccounts(),
  "g1's members": (coverage) => coverage.lacksHolders(group, "user"),
  "g2's members": (coverage) => coverage.lacksHolders(otherGroup, "user"),
  "a1's users": (coverage) => coverage.lacksHolders(app, "user"),
  "a1's groups": (coverage) => coverage.lacksHolders(app, "group"),
  "a2's users": (coverage) => coverage.lacksHolders(otherApp, "user"),
  "r1's holders": (coverage) => coverage.lacksHolders(role, "admin_user"),
  "who administers": (coverage) => coverage.lacksHolders(administrationAppId, "admin_user"),
  "what users have": (coverage) => coverage.lacksGrants("user", among),
  "what administrators have": (coverage) => coverage.lacksGrants("admin_user", among),
};

const short = "3 counted, 2 came";
const unsaid = "the file says that it is not whole";

function every(reason: Reason, names: readonly string[]): Record<string, Reason> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

const cases: [name: string, scope: SmallScope, lacking: Record<string, Reason>][] = [
  ["nothing of a whole file", {}, {}],
  [
    "users where their list is not whole: anybody may have what nobody is seen to have",
    { lists: [{ name: "users", resourceType: "user" }] },
    every(`user: ${short}`, ["users", "g1's members", "g2's members", "a1's users", "a2's users"]),
  ],
  [
    "users where the list left out one that others name",
    { gaps: [{ list: "users", resourceType: "user", id: "u9" }] },
    every(`user: ${short}`, ["users", "g1's members", "g2's members", "a1's users", "a2's users"]),
  ],
  [
    "groups where their list is not whole, and apps through them",
    { lists: [{ name: "groups", resourceType: "group" }] },
    every(`group: ${short}`, ["groups", "a1's users", "a1's groups", "a2's users", "what users have"]),
  ],
  [
    "apps where their list is not whole; who has those that are there is known",
    { lists: [{ name: "apps", resourceType: "app" }] },
    every(`app: ${short}`, ["apps", "what users have"]),
  ],
  [
    "members of one group",
    { gaps: [{ list: "memberships", resourceType: "group", id: "g1" }] },
    every(`group:g1: ${short}`, ["g1's members", "what users have"]),
  ],
  [
    "members of one group, and who has its app",
    {
      gaps: [
        { list: "memberships", resourceType: "group", id: "g1" },
        { list: "appGroups", resourceType: "app", id: "a1", because: [{ resourceType: "group", id: "g1" }] },
      ],
    },
    {
      ...every(`app:a1: ${short}`, ["a1's users", "what users have"]),
      ...every(`group:g1: ${short}`, ["g1's members"]),
    },
  ],
  [
    "members of groups, nobody knows which",
    { lists: [{ name: "memberships", resourceType: "group" }] },
    every(`group: ${short}`, ["g1's members", "g2's members", "a1's users", "a2's users", "what users have"]),
  ],
  [
    "users of one app",
    { gaps: [{ list: "appUsers", resourceType: "app", id: "a1" }] },
    every(`app:a1: ${short}`, ["a1's users", "what users have"]),
  ],
  [
    "groups of one app, and whoever is in them",
    { gaps: [{ list: "appGroups", resourceType: "app", id: "a1" }] },
    every(`app:a1: ${short}`, ["a1's users", "a1's groups", "what users have"]),
  ],
  [
    "administrators where their list is not whole, and service accounts with them",
    { lists: [{ name: "administrators", resourceType: "admin_user" }] },
    every(`admin_user: ${short}`, ["administrators", "service accounts", "r1's holders", "who administers"]),
  ],
  [
    "service accounts alone, which do not administer as people do",
    { gaps: [{ list: "serviceAccounts", resourceType: "admin_user" }] },
    every(`service accounts: ${short}`, ["service accounts", "r1's holders"]),
  ],
  [
    "service accounts where the key may not read them",
    { notRead: ["service accounts"] },
    every("service accounts: refused", ["service accounts", "r1's holders"]),
  ],
  [
    "a provider's administrators where the key may not read them",
    { notRead: [unreadParts.providerAdministrators] },
    every(`${unreadParts.providerAdministrators}: refused`, [
      "administrators",
      "r1's holders",
      "who administers",
    ]),
  ],
  [
    "a provider's administrators where their list is not whole",
    { lists: [{ name: "providerAdministrators", resourceType: "admin_user" }] },
    every(`${unreadParts.providerAdministrators}: ${short}`, [
      "administrators",
      "r1's holders",
      "who administers",
    ]),
  ],
  [
    "roles where the key may not read them, and none that somebody holds",
    { notRead: ["roles that nobody holds"] },
    every("roles that nobody holds: refused", ["roles"]),
  ],
  [
    "apps that were left out",
    { without: ["app"] },
    every("app: not read (--without)", ["apps", "what users have"]),
  ],
  [
    "roles that were left out",
    { without: ["role"] },
    every("role: not read (--without)", ["roles", "what administrators have"]),
  ],
  [
    "administrators that were left out, and their roles",
    { without: ["admin_user"] },
    {
      ...every("admin_user: not read (--without)", [
        "administrators",
        "service accounts",
        "r1's holders",
        "who administers",
      ]),
      ...every("role: not read (--without)", ["roles", "what administrators have"]),
    },
  ],
  [
    "people of a type that the header alone says is not whole",
    { incomplete: ["app"] },
    every(`app: ${unsaid}`, ["apps", "a1's users", "a1's groups", "a2's users", "what users have"]),
  ],
  [
    "members where the header alone says that groups are not whole",
    { incomplete: ["group"] },
    every(`group: ${unsaid}`, [
      "groups",
      "g1's members",
      "g2's members",
      "a1's users",
      "a1's groups",
      "a2's users",
      "what users have",
    ]),
  ],
];

describe("what a file may lack", () => {
  it.each(cases)("is %s", async (_, scope, lacking) => {
    const coverage = await coverageOf(scope);
    const found = Object.entries(questions).flatMap(([name, ask]) => {
      const reason = ask(coverage);
      return reason === undefined ? [] : [[name, reason]];
    });
    expect(Object.fromEntries(found)).toEqual(lacking);
  });

  it("is no administrator of a managing provider where none is known", async () => {
    const { header, manifest } = await openedFile({});
    const coverage = new Coverage({ header, manifest: { ...manifest, notRead: [...neverRead] } });
    const lacking = Object.values(questions).map((ask) => ask(coverage));
    expect(lacking.filter((reason) => reason !== undefined)).toEqual([]);
  });

  it("is told apart from what was left out on purpose", async () => {
    const leftOut = async (scope: SmallScope) => {
      const coverage = await coverageOf(scope);
      return ["user", "group", "app", "role", "admin_user"].filter((type) => coverage.isLeftOut(type));
    };
    expect(await leftOut({ lists: [{ name: "apps", resourceType: "app" }] })).toEqual([]);
    expect(await leftOut({ without: ["app"] })).toEqual(["app"]);
    expect(await leftOut({ without: ["admin_user"] })).toEqual(["role", "admin_user"]);
  });
});
