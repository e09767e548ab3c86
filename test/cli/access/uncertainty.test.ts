import { describe, expect, it } from "vitest";
import type { Gap, Manifest } from "../../../src/sync-file/manifest.js";
import { access, type HandMade, handMadeFile } from "./hand-made.js";

/** Tom is in All with Slack, and has Zoom directly; Ada is an administrator alone. */
const given: HandMade = {
  names: {
    "user:u1": "Tom",
    "user:u2": "Bob",
    "admin_user:a1": "Ada",
    "group:all": "All",
    "group:eng": "Eng",
    "app:slack": "Slack",
    "app:zoom": "Zoom",
    "app:git": "GitHub",
    "app:jumpcloud_administration": "JumpCloud Administration",
    "role:r1": "Help Desk",
  },
  grants: [
    "app:slack user:u1: all",
    "app:slack group:all",
    "app:git group:eng",
    "app:zoom user:u1",
    "group:all user:u1",
    "app:jumpcloud_administration admin_user:a1",
    "role:r1 admin_user:a1",
  ],
};

const why = "2 counted, 1 came";
function gap(resourceType: string, list: string, id?: string, because?: string[]): Gap {
  return {
    resourceType,
    list,
    proof: "incomplete",
    reason: why,
    ...(id !== undefined && { id }),
    ...(because && { because: because.map((group) => ({ resourceType: "group", id: group })) }),
  };
}

const gaps = {
  users: gap("user", "users"),
  administrators: gap("admin_user", "administrators"),
  serviceAccounts: gap("admin_user", "serviceAccounts"),
  providerAdministrators: gap("admin_user", "providerAdministrators"),
  groups: gap("group", "groups"),
  apps: gap("app", "apps"),
  roles: gap("role", "roles"),
  missedUser: gap("user", "users", "u9"),
  missedApp: gap("app", "apps", "a9"),
  membersOfAll: gap("group", "memberships", "all"),
  membersOfEng: gap("group", "memberships", "eng"),
  slackThroughAll: gap("app", "appGroups", "slack", ["all"]),
  gitThroughEng: gap("app", "appGroups", "git", ["eng"]),
  zoomDirectly: gap("app", "appUsers", "zoom"),
  gitDirectly: gap("app", "appUsers", "git"),
  groupsOfZoom: gap("app", "appGroups", "zoom"),
  somethingNew: gap("badge", "badges", "b1"),
} as const;
type GapName = keyof typeof gaps;

async function incomplete(names: readonly GapName[], rest: Partial<Manifest> = {}): Promise<string> {
  return handMadeFile({
    ...given,
    header: { complete: false, incomplete: ["app"] },
    manifest: { complete: false, gaps: names.map((name) => gaps[name]), ...rest },
  });
}

/** The sentences about what is uncertain. */
function said(stdout: string): string[] {
  const [, text = ""] = stdout.split("\nuncertain\n");
  return text
    .replace(/\n[│ ] {4}/g, " ")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^[├└]─ /, ""));
}

describe("what a file may lack of what a person reaches", () => {
  it.each<[GapName, string]>([
    ["administrators", `the list of administrators is not whole (${why}): there may be more`],
    ["providerAdministrators", `the list of administrators is not whole (${why}): there may be more`],
    ["groups", `the list of groups is not whole (${why}): there may be more`],
    ["apps", `the list of apps is not whole (${why}): there may be more`],
    ["missedApp", `app a9 is missing in the list of apps (${why})`],
    ["membersOfEng", `members of group Eng are not all known (${why}): there may be more`],
    ["gitDirectly", `people assigned directly to app GitHub are not all known (${why}): there may be more`],
    ["groupsOfZoom", `groups bound to app Zoom are not all known (${why}): there may be more`],
    ["somethingNew", `badge b1 is missing in the list of badge (${why})`],
  ])("of a user: %s is said, exit 3", async (name, sentence) => {
    const { code, stdout } = await access(["Tom", await incomplete([name, "membersOfAll"])]);
    expect({ code, said: said(stdout).slice(0, 1) }).toEqual({ code: 3, said: [sentence] });
  });

  it.each<GapName>([
    "users",
    "missedUser",
    "serviceAccounts",
    "roles",
    "membersOfAll",
    "slackThroughAll",
    "zoomDirectly",
  ])("of a user who has what it is about, or cannot have it: %s is not said", async (name) => {
    // What the header names is explained, so that nothing else has to be said.
    const { stdout } = await access(["Tom", await incomplete([name, "zoomDirectly"])]);
    expect(said(stdout)).toEqual([]);
  });

  it.each<[GapName, number]>([
    ["users", 1],
    ["missedUser", 1],
    ["roles", 1],
    ["administrators", 0],
    ["groups", 0],
    ["membersOfEng", 0],
    ["gitDirectly", 0],
  ])("of an administrator who is no user: %s is said %d times", async (name, times) => {
    const { code, stdout } = await access(["Ada", await incomplete([name, "gitDirectly"])]);
    expect({ code, times: said(stdout).length }).toEqual({ code: 3, times });
  });

  it("tells the apps that a group gives with the group whose members are not all known", async () => {
    const file = await incomplete(["membersOfEng", "gitThroughEng"]);
    const { stdout } = await access(["Tom", file]);
    expect(said(stdout)).toEqual([
      `members of group Eng are not all known (${why}): there may be more; it gives GitHub`,
    ]);
    expect(JSON.parse((await access(["Tom", file, "-o", "json"])).stdout).uncertain).toEqual([
      {
        code: "listNotWhole",
        resourceType: "group",
        id: "eng",
        displayName: "Eng",
        list: "memberships",
        why,
      },
      {
        code: "listNotWhole",
        resourceType: "app",
        id: "git",
        displayName: "GitHub",
        list: "appGroups",
        why,
        because: [{ resourceType: "group", id: "eng" }],
      },
    ]);
  });

  it("says of a type that the header alone calls incomplete that there may be more", async () => {
    expect(said((await access(["Tom", await incomplete([])])).stdout)).toEqual([
      "the list of apps is not whole (the file says that it is not whole): there may be more",
    ]);
  });

  it("exits 0 with --allow-incomplete, and says it all the same", async () => {
    const { code, stdout } = await access(["Tom", await incomplete(["apps"]), "--allow-incomplete"]);
    expect({ code, times: said(stdout).length }).toEqual({ code: 0, times: 1 });
  });

  it("says a few of many, and all of them with --all", async () => {
    const groups = Array.from({ length: 11 }, (_, index) => gap("group", "memberships", `g${index}`));
    const file = await incomplete([], { gaps: [...groups, gaps.zoomDirectly] });
    expect(said((await access(["Tom", file])).stdout).slice(-1)).toEqual(["… 3 more (--all)"]);
    expect(said((await access(["Tom", file, "--all"])).stdout)).toHaveLength(11);
  });

  it("says what was left out on purpose, which is no fault of the file", async () => {
    const file = await handMadeFile({ ...given, header: { options: { without: ["app"] } } });
    const { code, stdout } = await access(["Tom", file]);
    expect({ code, said: said(stdout) }).toEqual({ code: 0, said: ["apps were not read (--without app)"] });
  });

  it("says where it is not known which groups a rule fills", async () => {
    const notRead = [{ what: "membership methods of groups", why: "refused" }];
    const file = await handMadeFile({ ...given, manifest: { notRead } });
    expect(said((await access(["Tom", file])).stdout)).toEqual([
      "membership methods of groups were not read (refused)",
    ]);
    expect(said((await access(["Bob", file])).stdout)).toEqual([]);
  });
});

describe("other accounts that may be the same person's", () => {
  const warning = (code: string, ...ids: string[]) => ({ code, count: ids.length, ids });
  const missing = "JumpCloud names another account of this person, which the file does not hold";

  it.each<[string, Partial<HandMade>, string, string[]]>([
    [
      "an administrator account that JumpCloud names and does not list",
      { manifest: { warnings: [warning("dangling_admin_link", "user:u1")] } },
      "Tom",
      [missing],
    ],
    [
      "a linked account that is not there",
      { details: { "user:u1": { profile: { linked_admin_id: "gone" } } } },
      "Tom",
      [missing],
    ],
    [
      "an administrator whom several users could be",
      { manifest: { warnings: [warning("ambiguous_admin_link", "admin_user:a1")] } },
      "Ada",
      ["several accounts could belong to this administrator, so none was linked"],
    ],
    [
      "accounts with the same address in another case",
      {
        details: {
          "user:u1": { profile: { email: "tom@a.example" } },
          "admin_user:a1": { profile: { email: "Tom@A.example" } },
          "user:u2": { profile: { email: "bob@a.example" } },
        },
      },
      "user:u1",
      [
        "administrator Ada (admin_user:a1) may be the same person: it has the same e-mail address and is not linked",
      ],
    ],
    ["nothing where nothing is odd", {}, "Tom", []],
  ])("%s", async (_, odd, person, sentences) => {
    const { code, stdout } = await access([person, await handMadeFile({ ...given, ...odd })]);
    expect({ code, said: said(stdout) }).toEqual({ code: 0, said: sentences });
  });
});

describe("what a file may lack of who reaches a resource", () => {
  it.each<[string, GapName[]]>([
    ["app:slack", ["users", "groups", "missedUser", "membersOfAll", "slackThroughAll"]],
    ["app:zoom", ["users", "groups", "missedUser", "zoomDirectly", "groupsOfZoom"]],
    ["group:all", ["users", "apps", "missedUser", "missedApp", "membersOfAll", "groupsOfZoom"]],
    ["role:r1", ["administrators", "serviceAccounts", "providerAdministrators"]],
    ["app:jumpcloud_administration", ["administrators", "serviceAccounts", "providerAdministrators"]],
  ])("of %s is said, and nothing else", async (to, expected) => {
    const told: string[] = [];
    for (const [name, odd] of Object.entries(gaps)) {
      if (odd === gaps.somethingNew) continue;
      const file = await incomplete([], { gaps: [odd, gaps.gitDirectly] });
      const { code, stdout } = await access(["--to", to, file, "-o", "json"]);
      expect(code).toBe(3);
      const { uncertain } = JSON.parse(stdout);
      const isSaid = uncertain.some(
        ({ list, id }: { list: string; id?: string }) => list === odd.list && id === odd.id,
      );
      if (isSaid) told.push(name);
    }
    expect(told).toEqual(expected);
  });

  it("counts service accounts and a provider's administrators among those who may hold a role", async () => {
    const notRead = [
      { what: "administrators of a managing provider", why: "not listed" },
      { what: "service accounts", why: "403" },
      { what: "devices", why: "no" },
    ];
    const file = await handMadeFile({ ...given, manifest: { notRead } });
    const sentences = [
      "administrators of a managing provider were not read (not listed)",
      "service accounts were not read (403)",
    ];
    expect(said((await access(["--to", "role:r1", file])).stdout)).toEqual(sentences);
    expect(said((await access(["--to", "JumpCloud Administration", file])).stdout)).toEqual(sentences);
    expect(said((await access(["--to", "Slack", file])).stdout)).toEqual([]);
  });
});
