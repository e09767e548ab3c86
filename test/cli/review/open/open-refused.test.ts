import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoFile } from "../../export/exported.js";
import { reviewPlace } from "./opened.js";

const flags = ["--by", "manager", "--fallback", "iam@example.com"];

describe("a review that cannot be opened", () => {
  it.each([
    [["Q4", demoFile, "--by", "manager"], "required option '--fallback <mail>' not specified"],
    [["Q4", demoFile, "--fallback", "iam@example.com"], "required option '--by <whom>' not specified"],
    [["Q4", demoFile, "--by", "chance", "--fallback", "a@b"], "Allowed choices are manager, resource."],
    [
      ["Q4", demoFile, "--by", "manager", "--fallback", "iam"],
      "Give an e-mail address such as iam@acme.com.",
    ],
    [
      ["Q4", demoFile, ...flags, "--owners", "owners.csv"],
      "--owners says who owns what, and --by manager asks managers",
    ],
    [
      ["Q4", demoFile, "--by", "resource", "--fallback", "a@b", "--owners", "no-such.csv"],
      "cannot read no-such.csv: the file does not exist",
    ],
    [["../Q4", demoFile, ...flags], '"../Q4" cannot be the name of a review'],
    [
      ["Q4", "-", ...flags],
      "review open reads the sync file twice: give the name of a file, not standard input",
    ],
    [["Q4", "no-such.json", ...flags], "cannot read no-such.json: the file does not exist"],
    [
      ["2026", "Q4", ...flags],
      '"Q4" is taken for the sync file, "2026" for the name of the review, which is one word',
    ],
    [
      ["Q4", demoFile, ...flags, "--since", "last-review"],
      "--since last-review: no review of this organisation in",
    ],
    [["Q4", demoFile, ...flags, "--since", "Q3"], "there is no review here: jc-connector review open"],
    [["Q4", demoFile, ...flags, "--roster", "no-such.csv"], "cannot read no-such.csv"],
    [
      ["Q4", demoFile, "--by", "manager", "--fallback", "amelia.hart@larkspur.example"],
      "nobody is left to decide about what Amelia Hart",
    ],
  ])("%j ends with 2, one line says why, and nothing is written", async (args, complaint) => {
    const { open, reviews } = reviewPlace();
    const { code, stdout, stderr } = await open(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(complaint);
    expect(existsSync(reviews) && readdirSync(reviews)).toEqual(false);
  });

  it("is one that was opened before", async () => {
    const { open, reviews } = reviewPlace();
    mkdirSync(join(reviews, "Q4"), { recursive: true });
    const { code, stderr } = await open("Q4", demoFile, ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain("Q4 is there already: a review is opened once; give this one another name");
    expect(readdirSync(join(reviews, "Q4"))).toEqual([]);
  });

  it("is one of a place where nothing can be made", async () => {
    const { open, reviews } = reviewPlace();
    writeFileSync(reviews, "");
    const { code, stderr } = await open("Q4", demoFile, ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain("a part of the path is not a directory");
  });

  const organization = { users: { u1: {} }, groups: { g1: {} }, members: "g1: u1" };

  it.each<[why: string, Parameters<ReturnType<typeof reviewPlace>["sync"]>, complaint: string]>([
    [
      "is not whole",
      [{ ...organization, incomplete: ["group"], lists: [{ name: "groups", resourceType: "group" }] }],
      "is incomplete (group): what is not in it may be there all the same: sync again",
    ],
    [
      "lacks what it states",
      [organization, (text) => text.replace(/\n\{"entitlement".*\n/, "\n")],
      "nothing is done: ",
    ],
  ])("is one of a sync that %s: that ends with 3, and nothing is written", async (_, given, complaint) => {
    const { open, sync, reviews } = reviewPlace();
    const { code, stderr } = await open("Q4", await sync(...given), ...flags);
    expect(stderr).toContain(complaint);
    expect({ code, written: existsSync(reviews) }).toEqual({ code: 3, written: false });
  });

  it.each([
    [["app"], "app"],
    [["admin_user", "role"], "admin_user"],
    [["admin_user", "app"], "admin_user, app"],
  ])("is one of a sync without %j: that ends with 3, and nothing is written", async (without, missed) => {
    const { open, sync, reviews } = reviewPlace();
    const { code, stdout, stderr } = await open("Q4", await sync({ ...organization, without }), ...flags);
    expect({ code, stdout, written: existsSync(reviews) }).toEqual({ code: 3, stdout: "", written: false });
    expect(stderr).toContain(
      `nothing is written: the sync left out ${missed} (--without): sync again without that flag\n`,
    );
  });

  it("warns of a pattern, a fallback and a sync that may be slips", async () => {
    const { open, sync } = reviewPlace();
    const path = await sync({ ...organization, without: ["role"] });
    const { code, stderr } = await open("Q4", path, ...flags, "--privileged", "AWS*");
    expect(code).toBe(0);
    for (const remark of [
      "the sync left out role (--without): an administrator counts by the account, and nobody is asked about roles",
      "--privileged AWS* matches nothing",
      "--fallback iam@example.com: nobody in the sync file has this address: is it written right?",
    ]) {
      expect(stderr).toContain(`jc-connector: ${remark}\n`);
    }
  });
});
