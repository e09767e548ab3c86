import { describe, expect, it } from "vitest";
import { demoLine, lookAt } from "./look-at.js";

const soughtBy = "looked for an id, type:id, an e-mail address, a user name, a name or a part of one";

describe("what names nothing, or more than one thing, is refused", () => {
  it.each([
    [["grants", "-p", "nobody"], [`no principal found by "nobody": ${soughtBy}`]],
    [["grants", "-p", "Slack"], [`no principal found by "Slack": ${soughtBy}`]],
    [["grants", "-e", "nothing"], [`no entitlement found by "nothing": ${soughtBy}`]],
    [["grants", "-t", "app", "-e", "Engineering"], [`no entitlement found by "Engineering": ${soughtBy}`]],
    [["entitlements", "-r", "amelia.hart"], [`no resource found by "amelia.hart": ${soughtBy}`]],
    [["principals", "-e", "\u001b[2J"], [`no entitlement found by "\\u{1b}[2J": ${soughtBy}`]],
    [
      ["grants", "-p", "desk"],
      [
        '"desk" is part of the name of 3 principals; give the id of one:',
        "  admin_user:620a2820b07e4d21c83a9220  frontdesk@larkspur.example  <frontdesk@larkspur.example>",
        "  user:620a1a10b07e4d21c83a926b  Front Desk (day)  <frontdesk@larkspur.example>",
        "  user:620a1b3cb07e4d21c83a926e  Front Desk (night)  <frontdesk@larkspur.example>",
      ],
    ],
    [
      ["grants", "-p", "frontdesk@larkspur.example", "-t", "app"],
      [
        '"frontdesk@larkspur.example" is the address or user name of 3 principals; give the id of one:',
        "  admin_user:620a2820b07e4d21c83a9220  frontdesk@larkspur.example  <frontdesk@larkspur.example>",
        "  user:620a1a10b07e4d21c83a926b  Front Desk (day)  <frontdesk@larkspur.example>",
        "  user:620a1b3cb07e4d21c83a926e  Front Desk (night)  <frontdesk@larkspur.example>",
      ],
    ],
    [
      ["principals", "-e", "aws"],
      [
        '"aws" is part of the name of 2 entitlements; give the id of one:',
        "  app:617c3664b07e4d21c83a92ba:access  AWS Production App Access",
        "  app:617c3b50b07e4d21c83a92bf:access  AWS SSO App Access",
      ],
    ],
    [
      ["entitlements", "-t", "role", "-r", "admin"],
      [
        '"admin" is part of the name of 2 resources; give the id of one:',
        "  role:5f3c1a90b07e4d21c83a91f6  Administrator With Billing",
        "  role:5f3c1a90b07e4d21c83a91fb  Administrator",
      ],
    ],
    [
      ["resources", "-t", "grup"],
      ['--type "grup" is none of the resource types: admin_user, app, group, role, user'],
    ],
  ])("%j", async (args, lines) => {
    for (const format of ["text", "json", "csv"]) {
      expect(await lookAt([...args, "-o", format])).toEqual({
        code: 2,
        stdout: "",
        stderr: `${demoLine}jc-connector: ${lines.join("\n")}\n`,
      });
    }
  });

  it("names ten, and how many more there are", async () => {
    const { stderr } = await lookAt(["grants", "-p", "a"]);
    expect(stderr.split("\n")).toHaveLength(14);
    expect(stderr).toMatch(/\n {2}… and \d+ more\n$/);
  });
});

describe("a command line that cannot be meant is refused", () => {
  it.each([
    [["resources", "--where", "department"], "Give one such as profile.department=Sales or status!=enabled."],
    [["resources", "--where", "=Sales"], "Give one such as profile.department=Sales or status!=enabled."],
    [["resources", "-t", "user,"], "Give resource types such as user,admin_user."],
    [["grants", "-e", ""], "It is empty."],
    [["grants", "--direct", "--inherited"], "cannot be used with option"],
    [["principals"], "required option '-e, --entitlement <entitlement>' not specified"],
    [["grants", "-o", "xml"], "Allowed choices are text, json, ndjson, csv."],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await lookAt(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
