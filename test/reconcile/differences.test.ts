import { describe, expect, it } from "vitest";
import { type HandMade, reconcileHandMade } from "./hand-made.js";

const given: HandMade = {
  users: { u1: { username: "ada" }, u2: { username: "bob" }, u3: { username: "eve" } },
  groups: { g1: "Sales", g2: "Archive" },
  apps: { a1: "Slack", a2: "Wiki" },
  members: ["g1 u1", "g1 u2"],
  access: ["a1 u1: g1", "a1 u2: g1 direct", "a2 u3: direct"],
};

const groupRows = ["ada,,Sales,", "bob,,Sales,", "eve,,no user group,", "no users,,Archive,"];
const groupsCsv = (rows: readonly string[]) =>
  ["username,user_object_id,user_group_name,user_created_at", ...rows].map((row) => `${row}\n`).join("");

const appRows = ["ada,Slack,indirect", "bob,Slack,direct", "eve,Wiki,direct"];
const appsCsv = (rows: readonly string[]) =>
  ["username,application_name,association_type", ...rows].map((row) => `${row}\n`).join("");

async function differences(texts: readonly string[], file: HandMade = given) {
  const result = await reconcileHandMade(file, texts);
  const { verdict, differing } = result.summary;
  return { verdict, differing, people: [...result.people()], resources: result.resources() };
}

const ada = { id: "u1", displayName: "ada", username: "ada" };
const eve = { id: "u3", displayName: "eve", username: "eve" };
const sales = { resourceType: "group", id: "g1", displayName: "Sales" };
const archive = { resourceType: "group", id: "g2", displayName: "Archive" };

describe("what differs", () => {
  it("is nothing between these", async () => {
    expect(await differences([groupsCsv(groupRows), appsCsv(appRows)])).toEqual({
      verdict: "same",
      differing: { people: 0, createdLater: 0, resources: 0 },
      people: [],
      resources: [],
    });
  });

  it("is somebody of whom the report says that there is no group, and the file not", async () => {
    const rows = groupRows.toSpliced(0, 1, "ada,,no user group,");
    expect((await differences([groupsCsv(rows)])).people).toEqual([
      {
        ...ada,
        grants: [{ ...sales, onlyIn: "file" }],
        without: [{ resourceType: "group", onlyIn: "report" }],
      },
    ]);
  });

  it("is a report that contradicts itself", async () => {
    const { verdict, people } = await differences([groupsCsv([...groupRows, "ada,,no user group,"])]);
    expect(verdict).toBe("different");
    expect(people).toEqual([{ ...ada, without: [{ resourceType: "group", onlyIn: "report" }] }]);
  });

  it("is somebody who is in no group in the file alone", async () => {
    const rows = groupRows.toSpliced(2, 1, "eve,,Sales,");
    expect((await differences([groupsCsv(rows)])).people).toEqual([
      {
        ...eve,
        grants: [{ ...sales, onlyIn: "report" }],
        without: [{ resourceType: "group", onlyIn: "file" }],
      },
    ]);
  });

  it("is a group that one side alone has, or has people in", async () => {
    const rows = [...groupRows.slice(0, 3), "no users,,Sales,", "no users,,New,"];
    expect((await differences([groupsCsv(rows)])).resources).toEqual([
      { ...archive, onlyIn: "file" },
      { resourceType: "group", displayName: "New", onlyIn: "report" },
      { ...sales, without: "report" },
    ]);
  });

  it("is a user whom one side alone has; one who was made since the sync began is marked", async () => {
    const id = "5f0000000000000000000001";
    const rows = [
      ...groupRows.slice(0, 2),
      ...groupRows.slice(3),
      `zoe,${id},Sales,2026-11-23T02:00:03Z`,
      "yan,,no user group,2026-11-23 02:00:02 UTC",
    ];
    expect(await differences([groupsCsv(rows)])).toEqual({
      verdict: "different",
      differing: { people: 3, createdLater: 1, resources: 0 },
      people: [
        { ...eve, onlyIn: "file" },
        { username: "yan", onlyIn: "report", createdAt: "2026-11-23T02:00:02.000Z" },
        {
          id,
          username: "zoe",
          onlyIn: "report",
          createdAt: "2026-11-23T02:00:03.000Z",
          createdLater: true,
          grants: [{ ...sales, onlyIn: "report" }],
        },
      ],
      resources: [],
    });
  });

  it("is what one person has by both reports, told once", async () => {
    const id = "5f0000000000000000000001";
    const apps = `username,user_object_id,application_name\nada,,Slack\nbob,,Slack\neve,,Wiki\nzoe,${id},Wiki\n`;
    const { people } = await differences([groupsCsv([...groupRows, `zoe,${id},Sales,`]), apps]);
    expect(people).toEqual([
      {
        id,
        username: "zoe",
        onlyIn: "report",
        grants: [
          { resourceType: "app", id: "a2", displayName: "Wiki", onlyIn: "report" },
          { ...sales, onlyIn: "report" },
        ],
      },
    ]);
  });

  it("is an app that people have and the report does not name, and one that only the report names", async () => {
    const { resources, people } = await differences([appsCsv([...appRows.slice(0, 2), "eve,Zoom,direct"])]);
    expect(resources).toEqual([
      { resourceType: "app", id: "a2", displayName: "Wiki", onlyIn: "file" },
      { resourceType: "app", displayName: "Zoom", onlyIn: "report" },
    ]);
    expect(people).toMatchObject([{ ...eve, grants: [{ displayName: "Wiki" }, { displayName: "Zoom" }] }]);
  });

  it("is no user whom the report of the applications leaves out, for it names only those who have one", async () => {
    const file = { ...given, access: given.access?.slice(0, 2) ?? [] };
    expect((await differences([appsCsv(appRows.slice(0, 2))], file)).verdict).toBe("same");
  });

  it("is what the report of the applications states of nobody, where it states that", async () => {
    const rows = [...appRows.slice(0, 2), "eve,no application,", "no users,Wiki,"];
    const { people, resources } = await differences([appsCsv(rows)]);
    expect(people).toMatchObject([
      { ...eve, grants: [{ onlyIn: "file" }], without: [{ resourceType: "app", onlyIn: "report" }] },
    ]);
    expect(resources).toMatchObject([{ id: "a2", without: "report" }]);
  });
});

describe("how somebody comes to an app", () => {
  it.each([
    // in the file, what rows say, whether that agrees
    ["direct", ["direct"], true],
    ["direct", ["Direct"], true],
    ["direct", ["group"], false],
    ["direct", ["direct", "indirect"], false],
    ["direct", [""], true],
    ["g1", ["indirect"], true],
    ["g1", ["via user group"], true],
    ["g1", ["direct"], false],
    ["g1 direct", ["direct"], true],
    ["g1 direct", ["indirect"], true],
    ["g1 direct", ["indirect", "direct"], true],
  ])("%s in the file, %j in the report: agrees is %s", async (ways, types, agrees) => {
    const file = { ...given, access: [`a1 u1: ${ways}`] };
    const { verdict, people } = await differences([appsCsv(types.map((type) => `ada,Slack,${type}`))], file);
    expect(verdict).toBe(agrees ? "same" : "different");
    expect(people.length).toBe(agrees ? 0 : 1);
  });

  it("is told for both sides", async () => {
    const { people } = await differences([appsCsv(["ada,Slack,direct", ...appRows.slice(1)])]);
    expect(people).toEqual([
      {
        ...ada,
        directness: [
          { resourceType: "app", id: "a1", displayName: "Slack", report: "direct", file: "inherited" },
        ],
      },
    ]);
  });

  it("is not compared where the report has no column for it", async () => {
    const text = "username,application_name\nada,Slack\nbob,Slack\neve,Wiki\n";
    const result = await reconcileHandMade(given, [text]);
    expect(result.summary.verdict).toBe("same");
    expect(result.summary.checks.map(({ name }) => name)).toEqual(["users", "apps", "access"]);
  });
});
