import { describe, expect, it } from "vitest";
import type { SmallFile } from "../../support/small-sync-file.js";
import { printedSmall } from "./printed.js";

const file: SmallFile = {
  users: {
    u1: { name: "Ada", department: "Sales", profile: { attributes: { badge: "B-1", "a.b": "dotted" } } },
    u2: {
      name: "Bob",
      email: null,
      username: null,
      state: "suspended",
      profile: { tags: ["x", "", "y", "x"] },
    },
  },
  admins: { x1: { name: "Root", service: true } },
};

/** What a column has for Root, Ada and Bob. */
async function cellsOf(column: object): Promise<(string | undefined)[]> {
  const { cells } = await printedSmall(file, { rows: "accounts", columns: [{ header: "A", ...column }] });
  return cells.slice(1).map(([cell]) => cell);
}

describe("the text of a column", () => {
  it.each([
    ["a column of a review", { path: "department" }, ["", "Sales", ""]],
    ["a key of the record", { path: "principal.profile.attributes.badge" }, ["", "B-1", ""]],
    ["a key that has a dot", { path: "principal.profile.attributes.a.b" }, ["", "dotted", ""]],
    ["a fact of the record", { path: "principal.details" }, ["service account", "", "suspended"]],
    ["a list, each of it once", { path: "principal.profile.tags" }, ["", "", "x;y"]],
    [
      "the first that is not blank",
      { path: ["department", "username", "principal_id"] },
      ["x1", "Sales", "u2"],
    ],
    ["a constant", { text: "JumpCloud" }, ["JumpCloud", "JumpCloud", "JumpCloud"]],
    ["nothing", { text: "" }, ["", "", ""]],
    ["a template", { template: "{display_name} <{email}>" }, ["", "Ada <u1@example.com>", ""]],
    ["a template of braces", { template: "{{{principal_id}}" }, ["{x1}", "{u1}", "{u2}"]],
    [
      "the first case that holds",
      {
        cases: [
          { when: ["principal_type=service_account"], text: "machine" },
          { when: ["account_status=enabled", "department=s*"], template: "{department}!" },
        ],
      },
      ["machine", "Sales!", ""],
    ],
    [
      "otherwise, where no case holds",
      { cases: [{ when: ["department!="], path: "department" }], otherwise: "none" },
      ["none", "Sales", "none"],
    ],
    [
      "a blank, where the case that holds has one",
      { cases: [{ when: ["principal_type=user"], path: "department" }, { text: "other" }] },
      ["other", "Sales", ""],
    ],
    [
      "its list, by a separator",
      { path: "principal.profile.tags", join: { separator: " | " } },
      ["", "", "x | y"],
    ],
  ])("is %s", async (_, column, cells) => {
    expect(await cellsOf(column)).toEqual(cells);
  });

  it("is no text where it is white space alone", async () => {
    const { cells } = await printedSmall(
      { users: { u1: { name: "Ada", department: "  " } } },
      { rows: "accounts", columns: [{ header: "A", path: ["department", "display_name"] }] },
    );
    expect(cells).toEqual([["A"], ["Ada"]]);
  });
});
