import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownersOf, readOwnersFile } from "../../../src/review/reviewers/owners-file.js";
import { temporaryFolder } from "../../support/cli.js";
import { holdingsOf } from "../../support/opened-review.js";

async function owners(text: string) {
  const path = join(temporaryFolder(), "owners.csv");
  writeFileSync(path, text);
  const { resources } = await holdingsOf({
    groups: { g1: { name: "Engineering" }, g2: { name: "Sales" } },
    apps: { a1: { name: "Sales" }, a2: { name: "Café" } },
    roles: { r1: { name: "Help Desk" } },
  });
  try {
    return Object.fromEntries(ownersOf(await readOwnersFile(path), resources.all()));
  } catch (error) {
    return error instanceof Error ? error.message.replace(path, "owners.csv") : error;
  }
}

describe("an owners file", () => {
  it.each([
    ["an id", "g1", "group:g1"],
    ["a name", "Engineering", "group:g1"],
    ["a name in another case", "ENGINEERING", "group:g1"],
    ["a name whose letters are composed otherwise", "Cafe\u0301", "app:a2"],
    ["an id behind its type", "app:a1", "app:a1"],
    ["a name behind its type, where another type has it too", "Group:sales", "group:g2"],
    ["a role", "help desk", "role:r1"],
  ])("names what is owned by %s", async (_, name, key) => {
    expect(await owners(`resource,email\n${name},Greta@Example.com\n`)).toEqual({
      [key]: "greta@example.com",
    });
  });

  it("is read as spreadsheets save it, with columns of its own, and may say the same twice", async () => {
    const text =
      "\ufeffEmail;Note; Resource \r\ngreta@example.com;ours;g1\r\nGRETA@example.com;;Engineering\r\n";
    expect(await owners(text)).toEqual({ "group:g1": "greta@example.com" });
  });

  it.each([
    ["resource;owner\ng1;a@b\n", "owners.csv:1: it has no column email; its columns are: resource, owner"],
    ["name,email\ng1,a@b\n", "owners.csv:1: it has no column resource; its columns are: name, email"],
    ["resource,email,Email\ng1,a@b,\n", "owners.csv:1: two columns are called email"],
    ["resource,email\n", "owners.csv:1: it names no owner"],
    ["resource,email\n,a@b\n", "owners.csv:2: it names no resource"],
    ["resource,email\n\ng1,\n", "owners.csv:3: it names no owner of g1: leave the line out, or say who"],
    ["resource,email\ng1,greta\n", 'owners.csv:2: "greta" is no e-mail address'],
    ["resource,email\ng1,a@b c@d\n", 'owners.csv:2: "a@b c@d" is no e-mail address'],
    [
      "resource,email\ng1,a@b\nEng*,a@b\n",
      'owners.csv:3: no group, app or role of the sync file is called "Eng*", by name or id',
    ],
    ["resource,email\nSales,a@b\n", 'owners.csv:2: several are called "Sales": give one of app:a1, group:g2'],
    [
      "resource,email\ng1,a@b\nEngineering,c@d\n",
      "owners.csv:3: line 2 says that a@b owns Engineering: leave one of them",
    ],
  ])("is refused with the line where it is wrong: %j", async (text, complaint) => {
    expect(await owners(text)).toBe(complaint);
  });
});
