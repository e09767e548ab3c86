import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { access, handMadeFile } from "./hand-made.js";

const demo = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));

describe("jc-connector access refuses", () => {
  const candidates = `  Front Desk (day) <frontdesk@larkspur.example>  user:620a1a10b07e4d21c83a926b
  Front Desk (night) <frontdesk@larkspur.example>  user:620a1b3cb07e4d21c83a926e
  frontdesk@larkspur.example  admin_user:620a2820b07e4d21c83a9220
`;

  it.each<[string, string[], string]>([
    [
      "an address that several have, and lists them",
      ["frontdesk@larkspur.example", demo],
      `"frontdesk@larkspur.example" may be 3 people: give the user name or type:id of one\n${candidates}`,
    ],
    [
      "a name that nobody has, and lists the nearest",
      ["Ingird", demo],
      `nobody is called "Ingird": looked for an id, type:id, an e-mail address, a user name and a part of a name
  Perhaps:
  Ingrid Halvorsen <ingrid.halvorsen@larkspur.example>  user:60a2110ab07e4d21c83a9252, admin_user:60b5de74b07e4d21c83a921a
`,
    ],
    [
      "a name that nobody has",
      ["zz\u001b[2J", demo],
      `nobody is called "zz\\u{1b}[2J": looked for an id, type:id, an e-mail address, a user name and a part of a name\n`,
    ],
    [
      "a resource that does not exist",
      ["--to", "Zoom", demo],
      `no group, app or role is called "Zoom": looked for type:id, an id and a part of a name\n`,
    ],
    [
      "a resource of a name that several have, and lists them",
      ["--to", "AWS", demo],
      `"AWS" may be 2 resources: give the type:id of one
  AWS Production  app:617c3664b07e4d21c83a92ba
  AWS SSO  app:617c3b50b07e4d21c83a92bf
`,
    ],
    [
      "a person where a resource is asked for, and says how to ask",
      ["--to", "amelia.hart", demo],
      `"amelia.hart" is a person: --to takes a group, an app or a role
  What a person reaches: jc-connector access user:5f3c1bceb07e4d21c83a9233
`,
    ],
    ["to guess whose access", [], "whose access? Give a PERSON, or a resource: --to app:Slack\n"],
    ["nobody's name", ["", demo], "whose access? Give a PERSON, or a resource: --to app:Slack\n"],
    ["no resource's name", ["--to", "", demo], "--to names no resource: --to app:Slack\n"],
    [
      "a person and a resource at once",
      ["tom", demo, "--to", "Slack"],
      "tom or whoever reaches Slack? Give a PERSON or --to, not both\n",
    ],
    [
      "a file that does not exist",
      ["tom", "/nowhere.json"],
      "cannot read /nowhere.json: the file does not exist\n",
    ],
  ])("%s", async (_, args, message) => {
    expect(await access([...args, "--quiet"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `jc-connector: ${message}`,
    });
  });

  it("to list more than 20 candidates", async () => {
    const names = Object.fromEntries(Array.from({ length: 23 }, (_, index) => [`user:u${index}`, "Ann Lee"]));
    const { code, stderr } = await access(["ann lee", await handMadeFile({ names }), "-q"]);
    expect(code).toBe(2);
    expect(stderr.split("\n")).toHaveLength(23);
    expect(stderr).toContain("\n  and 3 more\n");
  });
});
