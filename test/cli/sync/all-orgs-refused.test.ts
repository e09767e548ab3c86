import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { syncAll } from "../../support/all-orgs.js";
import { temporaryFolder } from "../../support/cli.js";
import { organizations, serveOrganizationsForCommands } from "../../support/organizations-server.js";

describe("sync --all-orgs is refused", () => {
  it.each([
    { why: "without a folder", args: [], says: "give --dir DIR" },
    {
      why: "with one organisation",
      args: ["--dir", "d", "--org-id", "6".repeat(24)],
      says: "--org-id names one",
    },
    { why: "with a file", args: ["--dir", "d", "--file", "x.json"], says: "--file is one organisation's" },
    { why: "with the demonstration", args: ["--dir", "d", "--demo"], says: "--demo is one organisation" },
    { why: "with expectations", args: ["--dir", "d", "--expect", "user=3"], says: "--expect counts" },
    { why: "as a list of requests", args: ["--dir", "d", "--dry-run"], says: "--dry-run lists the requests" },
  ])("$why, before anything is asked", async ({ args, says }) => {
    const { runSync, simulator } = await serveOrganizationsForCommands(organizations(2));
    const cwd = temporaryFolder();
    const run = await runSync(["--all-orgs", ...args], { cwd });
    expect({ code: run.code, lines: run.stderr.trimEnd().split("\n").length }).toEqual({ code: 2, lines: 1 });
    expect(run.stderr).toContain(says);
    expect(simulator.log.entries).toEqual([]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("into the folder of one organisation", async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "SHA256SUMS"), "");
    const { run, simulator } = await syncAll(organizations(2), { dir });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("holds the dated files of one organisation");
    expect(simulator.log.entries).toEqual([]);
  });
});
