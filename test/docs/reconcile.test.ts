import { spawnSync } from "node:child_process";
import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { calls, shownCommands, tableBelow } from "../support/readme.js";
import { csvText, type MadeReport, ssoReport, userGroupsReport } from "../support/reports.js";

const page = readFileSync(new URL("../../docs/reconcile.md", import.meta.url), "utf8");
const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const bin = fileURLToPath(new URL("../../bin/jc-connector.js", import.meta.url));

/** The folder of somebody who has just downloaded the reports of the demo organisation. */
function downloads(): string {
  const cwd = temporaryFolder();
  const put = (name: string, report: MadeReport) => {
    writeFileSync(join(cwd, name), csvText(report));
    utimesSync(join(cwd, name), new Date(), new Date("2026-11-23T02:30:00Z"));
  };
  writeFileSync(join(cwd, "sync.json"), readFileSync(golden));
  const organization = demoOrganization();
  const apps = ssoReport(organization);
  const rows = apps.rows.map((row) => ({ ...row, last_login_timestamp: "2026-11-20T10:00:00Z" }));
  put("users-to-user-groups.csv", userGroupsReport(organization));
  put("users-to-sso-applications.csv", { ...apps, rows });

  const [everybody] = organization.groups;
  const [first, second] = organization.users;
  if (everybody === undefined || first === undefined || second === undefined)
    throw new Error("nobody is there");
  const created = "2026-11-23T07:10:00.000Z";
  const id = "6b22a0e8b07e4d21c83a9300";
  organization.users.push({
    ...second,
    _id: id,
    id,
    created,
    username: "lena.fischer",
    email: "lena.fischer@larkspur.example",
  });
  const members = organization.memberships.get(everybody.id) ?? [];
  organization.memberships.set(everybody.id, [...members.filter((user) => user !== first.id), id]);
  put("later.csv", userGroupsReport(organization));
  return cwd;
}

describe("docs/reconcile.md", () => {
  it.skipIf(process.platform === "win32")("shows what its commands really print, line by line", () => {
    const cwd = downloads();
    const shown = shownCommands(page);
    expect(shown.length).toBe(2);
    for (const { args, output } of shown) {
      const command = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(" ");
      const printed = spawnSync("sh", ["-c", `${command} 2>&1`], { cwd, encoding: "utf8" }).stdout;
      expect(printed.trimEnd()).toBe(output.trimEnd());
    }
  });

  it("has no command that does not work", async () => {
    const cwd = downloads();
    const blocks = [...page.matchAll(/^(?:\$ )?jc-connector (.+)$/gm)].map(([, line = ""]) =>
      line.split(" "),
    );
    const codes: (number | null)[] = [];
    for (const args of blocks) codes.push((await runCommand(args, { cwd })).code);
    expect(codes).toEqual([0, 1, 0]);
    expect((await runCommand(["verify", "enriched.json"], { cwd })).code).toBe(0);
    expect(calls(page).map(({ command }) => command)).toContain("stats");
  });

  it("explains every key of a result, and no other", async () => {
    const cwd = downloads();
    await runCommand(["reconcile", "--report", "later.csv"], { cwd });
    const result: object = JSON.parse(readFileSync(join(cwd, "sync.json.reconcile.json"), "utf8"));
    const explained = tableBelow(page, "The result").flatMap(([cell = ""]) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, key]) => key),
    );
    expect(explained.toSorted()).toEqual(Object.keys(result).sort());
  });
});
