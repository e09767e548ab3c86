import { describe, expect, it } from "vitest";
import { type HandMade, reconcileHandMade } from "./hand-made.js";

const people = {
  u1: { username: "ada", email: "ada@x.example" },
  u2: { username: "desk.day", email: "desk@x.example" },
  u3: { username: "desk.night", email: "desk@x.example" },
  u4: { email: "printer@x.example" },
};
const groups = { g1: "Sales", g2: "no user group" };
const given: HandMade = {
  users: people,
  groups,
  members: ["g1 u1", "g1 u2", "g1 u3", "g1 u4", "g2 u1"],
};

/** Everybody's rows but Ada's in Sales. */
const rest = ["desk.day,,Sales", "desk.night,,Sales", ",printer@x.example,Sales", "ada,,no user group"];

function csv(rows: readonly string[]): string {
  return ["username,email,user_group_name", ...rows].map((row) => `${row}\n`).join("");
}

describe("whom a row without ids means", () => {
  it.each([
    ["the user name", "ada,,Sales"],
    ["the user name in another case, between blanks", " ADA ,,sales"],
    ["the e-mail address alone", ",Ada@X.example,Sales"],
    ["the user name, though the address is another's", "ada,printer@x.example,Sales"],
  ])("is known by %s", async (_, row) => {
    const { summary } = await reconcileHandMade(given, [csv([row, ...rest])]);
    expect(summary).toMatchObject({ verdict: "uncertain", differing: { people: 0, resources: 0 } });
    expect(summary.ambiguous.map(({ name }) => name)).toEqual(["no user group"]);
  });

  it("is nobody of the file when the user name is not, even where the address is somebody's", async () => {
    const result = await reconcileHandMade(given, [csv(["ada.old,ada@x.example,Sales", ...rest])]);
    expect([...result.people()]).toEqual([
      {
        id: "u1",
        displayName: "ada",
        username: "ada",
        email: "ada@x.example",
        grants: [{ resourceType: "group", id: "g1", displayName: "Sales", onlyIn: "file" }],
      },
      {
        username: "ada.old",
        email: "ada@x.example",
        onlyIn: "report",
        grants: [{ resourceType: "group", id: "g1", displayName: "Sales", onlyIn: "report" }],
      },
    ]);
  });

  it("is not guessed when several have the address: said, listed, and held against nobody", async () => {
    const rows = ["ada,,Sales", ",desk@x.example,Sales", ",desk@x.example,Sales", ",printer@x.example,Sales"];
    const { summary } = await reconcileHandMade(
      { ...given, groups: { g1: "Sales" }, members: given.members?.slice(0, 4) ?? [] },
      [csv(rows)],
    );
    expect(summary).toMatchObject({
      verdict: "uncertain",
      differing: { people: 0 },
      reports: [{ rows: 4, ambiguousRows: 2 }],
      ambiguous: [
        {
          resourceType: "user",
          name: "desk@x.example",
          rows: 2,
          candidates: [
            { id: "u2", displayName: "desk.day" },
            { id: "u3", displayName: "desk.night" },
          ],
        },
      ],
    });
    expect(summary.checks.find(({ name }) => name === "memberships")).toEqual({
      report: "users-to-user-groups",
      name: "memberships",
      inReport: 2,
      inFile: 4,
      same: 2,
      onlyInReport: 0,
      onlyInFile: 0,
      ambiguous: 2,
    });
  });

  it("is any of those whom any of its spellings may mean", async () => {
    const users = {
      a: { username: "x", email: "one@x.example" },
      b: { username: "X", email: "one@x.example" },
      c: { username: "X", email: "two@x.example" },
      d: { username: "x", email: "two@x.example" },
    };
    const file = { users, groups: { g1: "Sales" }, members: ["g1 a", "g1 c"] };
    const { summary } = await reconcileHandMade(file, [
      csv(["x,one@x.example,Sales", "x,two@x.example,Sales"]),
    ]);
    expect(summary).toMatchObject({
      verdict: "uncertain",
      differing: { people: 0 },
      ambiguous: [
        { name: "x", rows: 1, candidates: [{ id: "b" }, { id: "a" }] },
        { name: "x", rows: 1, candidates: [{ id: "c" }, { id: "d" }] },
      ],
    });
  });

  it("is told apart by the address where several have the user name", async () => {
    const twins = {
      users: { a: { username: "x", email: "a@x.example" }, b: { username: "X", email: "b@x.example" } },
    };
    const { summary } = await reconcileHandMade({ ...twins, groups: { g1: "Sales" }, members: ["g1 a"] }, [
      csv(["x,a@x.example,Sales", "x,b@x.example,no user group"]),
    ]);
    expect(summary.verdict).toBe("same");
  });
});

describe("a group or app", () => {
  it("may really be called what a report writes for nobody: then it is not known what the row says", async () => {
    const { summary } = await reconcileHandMade(given, [csv(["ada,,Sales", ...rest])]);
    expect(summary.ambiguous).toEqual([
      {
        resourceType: "group",
        name: "no user group",
        rows: 1,
        candidates: [{ id: "g2", displayName: "no user group" }],
      },
    ]);
  });

  it("is not meant by the row of nobody in a report that has ids", async () => {
    const id = "5f0000000000000000000002";
    const named = {
      users: { u1: { username: "ada" } },
      groups: { [id]: "no user group" },
      members: [`${id} u1`],
    };
    const text = `username,user_group_name,user_group_object_id\nada,no user group,\nno users,no user group,${id}\n`;
    const { summary } = await reconcileHandMade(named, [text]);
    expect(summary).toMatchObject({
      verdict: "different",
      differing: { people: 1, resources: 1 },
      ambiguous: [],
    });
  });

  const apps: HandMade = {
    users: { u1: { username: "ada" } },
    apps: { a1: ["AWS Production", "AWS SSO"], a2: ["AWS SSO", "AWS SSO"], a3: ["Wiki", "Custom"] },
  };
  const appCsv = (rows: readonly string[]) =>
    ["username,application_name", ...rows].map((row) => `${row}\n`).join("");

  it("is known by any name that is its own alone", async () => {
    const access = ["a1 u1: direct", "a3 u1: direct"];
    const { summary } = await reconcileHandMade({ ...apps, access }, [
      appCsv(["ada,AWS Production", "ada,custom"]),
    ]);
    expect(summary.verdict).toBe("same");
  });

  it("is not guessed when its name is another's too", async () => {
    const access = ["a2 u1: direct", "a3 u1: direct"];
    const { summary } = await reconcileHandMade({ ...apps, access }, [appCsv(["ada,AWS SSO", "ada,Wiki"])]);
    expect(summary).toMatchObject({
      verdict: "uncertain",
      ambiguous: [
        { resourceType: "app", name: "AWS SSO", rows: 1, candidates: [{ id: "a1" }, { id: "a2" }] },
      ],
    });
  });
});
