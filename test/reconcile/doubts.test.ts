import { writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FalseStatementError } from "../../src/reconcile/errors.js";
import { reconcile } from "../../src/reconcile/reconcile.js";
import type { Gap } from "../../src/sync-file/manifest.js";
import { temporaryFolder } from "../support/cli.js";
import { type HandMade, handMadeFile, reconcileHandMade } from "./hand-made.js";

const given: HandMade = {
  users: { u1: { username: "ada" }, u2: { username: "bob" } },
  groups: { g1: "Sales", g2: "Archive" },
  apps: { a1: "Slack" },
  members: ["g1 u1", "g2 u1"],
  access: ["a1 u1: g1"],
};

/** Ada is in both groups, Bob in Sales, Zoe, who is not in the file, in Archive; and a group New. */
const text = `username,user_group_name
ada,Sales
bob,Sales
ada,Archive
zoe,Archive
ada,New
`;

const gap = (resourceType: string, list: string, id?: string): Gap => ({
  resourceType,
  list,
  ...(id !== undefined && { id }),
  proof: "incomplete",
  reason: "2 counted, 1 came",
});

describe("where a sync file does not vouch for itself", () => {
  it("what differs is told, as long as it does", async () => {
    const { summary } = await reconcileHandMade(given, [text]);
    expect(summary).toMatchObject({
      verdict: "different",
      notCompared: [],
      differing: { people: 3, resources: 1 },
    });
  });

  it("what a report has more in a group whose members are not all known is not counted, and said", async () => {
    const { summary } = await reconcileHandMade(
      { ...given, manifest: { gaps: [gap("group", "memberships", "g1")] } },
      [text],
    );
    expect(summary.notCompared).toEqual([
      { resourceType: "group", id: "g1", why: "2 counted, 1 came", displayName: "Sales" },
    ]);
    expect(summary.checks.find(({ name }) => name === "memberships")).toMatchObject({
      onlyInReport: 2,
      notCompared: 1,
    });
  });

  it("what the file has more there is a difference all the same", async () => {
    const { summary } = await reconcileHandMade(
      { ...given, manifest: { gaps: [gap("group", "memberships", "g1")] } },
      ["username,user_group_name\nada,Archive\nbob,no user group\nno users,Sales\n"],
    );
    expect(summary.checks.find(({ name }) => name === "memberships")).toMatchObject({ onlyInFile: 1 });
  });

  it("strangers say nothing when the list of users, or of groups, is not whole", async () => {
    const manifest = { gaps: [gap("user", "users"), gap("group", "groups")] };
    const { summary } = await reconcileHandMade({ ...given, manifest }, [text]);
    expect(
      summary.checks.map(({ name, onlyInReport, notCompared = 0 }) => [name, onlyInReport, notCompared]),
    ).toEqual([
      ["users", 0, 1],
      ["groups", 0, 1],
      ["memberships", 1, 2],
      ["usersWithoutGroup", 0, 1],
      ["groupsWithoutUsers", 0, 0],
    ]);
  });

  it("the same in all that could be compared is uncertain, not the same", async () => {
    const manifest = { gaps: [gap("group", "memberships", "g1")] };
    const same = "username,user_group_name\nada,Sales\nada,Archive\nbob,Sales\n";
    const { summary } = await reconcileHandMade({ ...given, manifest }, [same]);
    expect(summary).toMatchObject({ verdict: "uncertain", differing: { people: 0, resources: 0 } });
  });

  it("a list that is not whole without a gap that says where is doubted as a whole", async () => {
    const list = {
      name: "memberships",
      resourceType: "group",
      endpoint: "GET /",
      read: 1,
      proof: "incomplete" as const,
    };
    const { summary } = await reconcileHandMade({ ...given, manifest: { lists: [list] } }, [text]);
    expect(summary.notCompared).toEqual([{ resourceType: "group", why: "its list is not whole" }]);
  });

  it("doubts about what no report tells of are no matter", async () => {
    const same = "username,user_group_name\nada,Sales\nada,Archive\nbob,no user group\n";
    const manifest = { gaps: [gap("app", "appUsers", "a1")] };
    expect((await reconcileHandMade({ ...given, manifest }, [same])).summary.verdict).toBe("same");
  });

  it("apps that were left out on purpose are not compared", async () => {
    const { users, groups, members } = given;
    const file = {
      users: users ?? {},
      groups: groups ?? {},
      members: members ?? [],
      header: { options: { without: ["app"] } },
    };
    const { summary } = await reconcileHandMade(file, ["username,application_name\nada,Slack\n"]);
    expect(summary).toMatchObject({
      verdict: "uncertain",
      notCompared: [{ resourceType: "app", why: "--without app" }],
      differing: { people: 0, resources: 0 },
    });
    expect(summary.checks.map(({ name }) => name)).toEqual(["users"]);
  });
});

describe("a sync file that was changed", () => {
  async function attempt(change: (text: string) => string): Promise<unknown> {
    const folder = temporaryFolder();
    const file = await handMadeFile(given, folder);
    await writeFile(file, change(await readFile(file, "utf8")));
    const report = join(folder, "report.csv");
    writeFileSync(report, text);
    return reconcile(file, { reports: [{ path: report }], withTimes: false });
  }

  it("proves nothing: its records are not those of its digest", async () => {
    const changed = attempt((file) => file.replace('"displayName":"Sales"', '"displayName":"Sailors"'));
    await expect(changed).rejects.toThrow(FalseStatementError);
    await expect(changed).rejects.toThrow(
      /sync\.json: its records are not those that its digest was made of$/,
    );
  });

  it("proves nothing either when a grant refers to nobody", async () => {
    const changed = attempt((file) =>
      file.replace(/^\{"id":\{"resourceType":"user","resource":"u1".*\n/m, ""),
    );
    await expect(changed).rejects.toThrow(/grants\[\d\]: refers to something that the file does not hold$/);
  });
});
