import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findRisk } from "../../../src/cli/export/find-risk.js";
import { temporaryFolder } from "../../support/cli.js";
import { reviewTable } from "../../support/review-table.js";
import { folderOf, nights } from "../../sync-dir/folder.js";
import { header } from "../../sync-file/sample.js";
import { fakeIo } from "../fake-io.js";
import { demoFile, exported } from "./exported.js";

describe("--risk", () => {
  it("puts what an audit finds on the rows that it is about", async () => {
    const { stdout } = await exported(demoFile, "--risk", "--where", "risk_flags=leaver-still-admin");
    const rows = reviewTable(stdout);
    expect(new Set(rows.map(({ email }) => email))).toEqual(new Set(["grace.whitfield@larkspur.example"]));
    expect(new Set(rows.map(({ risk_max_severity }) => risk_max_severity))).toEqual(new Set(["critical"]));
    expect(rows.map(({ path }) => path)).toEqual([
      "user:grace.whitfield > group:All Staff > app:Slack",
      "user:grace.whitfield > app:AWS Production",
      "admin_user:grace.whitfield@larkspur.example > app:JumpCloud Administration",
      "user:grace.whitfield > group:All Staff",
      "admin_user:grace.whitfield@larkspur.example > role:Help Desk",
    ]);
  });

  it("audits the newest file of a folder, and looks into the older ones", async () => {
    const { dir } = await folderOf(nights(1, 2));
    const { code, stdout, stderr } = await exported("--dir", dir, "--risk", "--all-accounts");
    expect(code).toBe(0);
    expect(stderr).toContain("sync of 2 Nov 2026");
    expect(reviewTable(stdout).some(({ risk_flags }) => risk_flags !== "")).toBe(true);
  });

  it("names the rules that could judge nobody, so that no row looks clean by them", async () => {
    const file = join(temporaryFolder(), "sync.json");
    const demo = readFileSync(demoFile, "utf8");
    writeFileSync(file, demo.replace('"options":{}', '"options":{"without":["admin_user"]}'));
    const { code, stderr } = await exported(file, "--risk");
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /jc-connector: --risk: \d+ rules? could judge nobody \(jc-connector audit tells why\): [^\n]*leaver-still-admin/,
    );
  });

  it("never puts the findings of one sync on the rows of another", async () => {
    const finding = findRisk(demoFile, {
      header,
      given: { inputs: {}, suppressions: undefined },
      named: demoFile,
      asker: "--risk",
      flags: {},
      context: { io: fakeIo(), now: () => new Date(), signal: new AbortController().signal },
    });
    await expect(finding).rejects.toThrow("another sync was written while this one was read: run it again");
  });

  it("knows who works here, and does not flag what was agreed to", async () => {
    const folder = temporaryFolder();
    const [roster, accepted] = [join(folder, "people.csv"), join(folder, "accepted.json")];
    writeFileSync(roster, "email,status\nsoren.lindqvist@larkspur.example,terminated\n");
    const agreed = { reason: "shared screens", approvedBy: "Ingrid", expires: "2027-01-31" };
    const suppressions = [
      { rule: "user-no-mfa", subject: "frontdesk-*", ...agreed },
      { rule: "group-empty", subject: "Nobody's", ...agreed },
    ];
    writeFileSync(accepted, JSON.stringify({ suppressions }, null, 1));
    const given = ["--roster", roster, "--suppressions", accepted];
    const { stdout, stderr } = await exported(demoFile, "--risk", ...given);
    const flagged = (rule: string) =>
      new Set(
        reviewTable(stdout)
          .filter(({ risk_flags = "" }) => risk_flags.split(";").includes(rule))
          .map(({ username }) => username),
      );
    expect(flagged("terminated-active")).toEqual(new Set(["soren"]));
    expect(flagged("user-no-mfa")).toEqual(new Set(["old.importer", "eve.mallory"]));
    expect(stderr).toContain(
      `jc-connector: ${accepted}:10: it suppresses nothing: no finding is like this\n`,
    );
    expect(stderr).not.toContain("terminated-active");
    const without = await exported(demoFile, ...given);
    expect({ code: without.code, stdout: without.stdout }).toEqual({ code: 2, stdout: "" });
    expect(without.stderr).toContain(
      "--roster, --sod and --suppressions are for an audit: give --risk as well",
    );
  });

  it("names a pattern that means nothing, and a file that cannot be used", async () => {
    const folder = temporaryFolder();
    const sod = join(folder, "sod.json");
    writeFileSync(
      sod,
      JSON.stringify({
        rules: [{ id: "sod-prod", title: "Both", severity: "high", a: ["AWS*"], b: ["Nothing*"] }],
      }),
    );
    const { code, stderr } = await exported(demoFile, "--risk", "--sod", sod);
    expect(code).toBe(0);
    expect(stderr).toContain("jc-connector: --sod: sod-prod: a pattern of b matches nothing\n");
    const missing = await exported(demoFile, "--risk", "--roster", join(folder, "no.csv"));
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toContain("the file does not exist");
  });
});
