import { describe, expect, it } from "vitest";
import { emptyDirectory } from "../../src/connector/directory.js";
import { joinDirectory, noJoins, warnOfJoins } from "../../src/connector/joins.js";
import { administrator, byId, serviceAccount, user } from "./rows.js";

const everything = { without: new Set<never>() };

function warningsOf(...users: object[]): string[] {
  const directory = { ...emptyDirectory(), users: byId(...users.map(user)) };
  const told: string[] = [];
  warnOfJoins({ directory, joins: noJoins, ...everything }, ({ code, id }) => told.push(`${code} ${id}`));
  return told;
}

describe("what the whole directory tells", () => {
  it.each([
    [
      "nothing of different addresses",
      [
        { _id: "u1", email: "a@x.com" },
        { _id: "u2", email: "b@x.com" },
      ],
      [],
    ],
    [
      "nothing of users without an address",
      [{ _id: "u1", email: "" }, { _id: "u2" }, { _id: "u3", email: null }],
      [],
    ],
    [
      "every user of an address, each once",
      [
        { _id: "u1", email: "a@x.com" },
        { _id: "u2", email: "A@x.com" },
        { _id: "u3", email: "a@X.com" },
      ],
      ["duplicate_email user:u1", "duplicate_email user:u2", "duplicate_email user:u3"],
    ],
    [
      "nothing of managers who exist",
      [
        { _id: "u1", manager: "u2" },
        { _id: "u2", manager: "u2" },
      ],
      [],
    ],
    [
      "nothing of users without a manager",
      [
        { _id: "u1", manager: "" },
        { _id: "u2", manager: null },
      ],
      [],
    ],
    ["whose manager does not exist", [{ _id: "u1", manager: "u9" }], ["dangling_manager user:u1"]],
  ])("is %s", (_, users, warnings) => {
    expect(warningsOf(...users)).toEqual(warnings);
  });
});

describe("the roles of a directory", () => {
  it("are those of administrators and service accounts; an administrator is no service account as well", () => {
    const directory = {
      ...emptyDirectory(),
      administrators: byId(administrator({ _id: "a1", roleName: "Manager" })),
      serviceAccounts: byId(
        serviceAccount({ objectId: "a1", roleName: "Other" }),
        serviceAccount({ objectId: "s1", roleId: "r1", roleName: "Read Only" }),
      ),
    };
    const { roles } = joinDirectory(directory, everything);
    expect(Object.fromEntries(roles.namesOf)).toEqual({ a1: ["Manager"], s1: ["Read Only"] });
  });
});
