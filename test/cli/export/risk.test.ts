import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findRisk } from "../../../src/cli/export/find-risk.js";
import { temporaryFolder } from "../../support/cli.js";
import { reviewTable } from "../../support/review-table.js";
import { header } from "../../sync-file/sample.js";
import { fakeIo } from "../fake-io.js";
import { demoFile, exported } from "./exported.js";

describe("--risk", () => {
  it("puts what an audit finds on the rows that it is about", async () => {
    const { stdout } = await exported(demoFile, "--risk", "--where", "risk_flags=leaver-still-admin");
    const rows = reviewTable(stdout);
    expect(new Set(rows.map(({ username }) => username))).toEqual(new Set(["grace.whitfield"]));
    expect(new Set(rows.map(({ risk_max_severity }) => risk_max_severity))).toEqual(new Set(["critical"]));
    expect(rows.map(({ path }) => path)).toEqual([
      "user:grace.whitfield > group:All Staff > app:Slack",
      "user:grace.whitfield > app:AWS Production",
      "user:grace.whitfield > group:All Staff",
    ]);
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
    const { io, now } = { io: fakeIo(), now: () => new Date() };
    const finding = findRisk(demoFile, {
      header,
      isPrivileged: () => false,
      internalDomains: undefined,
      context: { io, now, signal: new AbortController().signal },
    });
    await expect(finding).rejects.toThrow("another sync was written while this one was read: run it again");
  });
});
