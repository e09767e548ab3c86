import { readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { temporaryFolder } from "./cli.js";
import { type CommandOptions, runCommand } from "./command.js";
import { csvText, ssoReport, userGroupsReport } from "./reports.js";

/** The sync file of the demo organisation. */
export const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
export const now = ["--now", "2026-11-23T09:00:00Z"];
export const groups = userGroupsReport(demoOrganization());
export const apps = ssoReport(demoOrganization());

/** A folder with the demo organisation's sync file and its two reports, as a person has them. */
export function workplace() {
  const cwd = temporaryFolder();
  const put = (name: string, content: string | Buffer) => {
    const path = join(cwd, name);
    writeFileSync(path, content);
    utimesSync(path, new Date(), new Date("2026-11-23T08:30:00Z"));
    return name;
  };
  put("sync.json", readFileSync(golden));
  put("groups.csv", csvText(groups));
  put("apps.json", JSON.stringify(apps.rows));
  return {
    cwd,
    put,
    reconcile: (args: readonly string[], options: CommandOptions = {}) =>
      runCommand(["reconcile", ...args, ...now], { cwd, ...options }),
  };
}

export interface Result {
  verdict: string;
  sync: { id: string; digest: string };
  reports: { kind: string; rows: number; sha256: string; time?: string; timeSource?: string }[];
  people: { id?: string; grants?: { displayName?: string; onlyIn: string }[] }[];
}

export function resultIn(cwd: string, name = "sync.json.reconcile.json"): Result {
  return JSON.parse(readFileSync(join(cwd, name), "utf8"));
}
