import { spawnSync } from "node:child_process";
import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../../support/cli.js";
import { demoMonday } from "../../support/demo-monday.js";
import { serveOrganization } from "../../support/organization-server.js";
import { cronComplaints } from "./actionlint.js";
import { scheduleFile } from "./schedule-file.js";
import { shellComplaints } from "./shellcheck.js";
import {
  folderOfPrograms,
  foundModes,
  installedConnector,
  newFolder,
  runProgram,
  systemProgram,
  writeKey,
} from "./workplace.js";

const crontab = scheduleFile("crontab");
const lines = crontab.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
const variables = Object.fromEntries(
  lines.flatMap((line) => {
    const [, name, value] = /^([A-Z]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  }),
);
const jobs = lines.flatMap((line) => {
  const [, schedule, command] = /^\s*((?:[\d*/,-]+\s+){5})(\S.*)$/.exec(line) ?? [];
  return schedule === undefined || command === undefined
    ? []
    : [{ schedule: schedule.trim().replace(/\s+/g, " "), command }];
});
const [nightly = "", morning = "", weekly = ""] = jobs.map(({ command }) => command);

/** How Debian's cron or cronie checks a file, or `undefined`: others have no such flag. */
function checker(): string[] | undefined {
  const program = systemProgram("crontab");
  if (program === undefined) return undefined;
  const help = spawnSync(program, ["-h"], { encoding: "utf8" });
  const text = `${help.stdout}${help.stderr}`;
  if (/-n\s+\(dry run/.test(text)) return [program, "-n"];
  return /-T\s.*test/.test(text) ? [program, "-T"] : undefined;
}
const check = checker();

/** Runs a command of the crontab as cron would: its shell, its variables, a home. */
function cron(command: string, { home, url, programs }: { home: string; url: string; programs: string }) {
  const path = variables.PATH?.replace("/usr/local/bin", programs) ?? "";
  return runProgram([variables.SHELL ?? "", "-c", command.replaceAll("\\%", "%")], {
    env: { ...variables, PATH: path, HOME: home, LOGNAME: "jc", JUMPCLOUD_BASE_URL: url },
    cwd: home,
  });
}

describe.skipIf(process.platform === "win32")("docs/schedule/crontab", () => {
  it("has nothing but variables and jobs, at times that there are", () => {
    expect(Object.keys(variables).length + jobs.length).toBe(lines.length);
    expect(jobs).toHaveLength(3);
    const times = jobs.map(({ schedule }) => schedule);
    expect(cronComplaints([...times, "17 44 * * *"])).toEqual([expect.stringContaining('"17 44 * * *"')]);
  });

  it.skipIf(check === undefined)("is a crontab to the system's own program", () => {
    const [program = "", flag = ""] = check ?? [];
    const file = join(temporaryFolder(), "crontab");
    writeFileSync(file, crontab);
    expect(spawnSync(program, [flag, file], { encoding: "utf8" }).status).toBe(0);
    writeFileSync(file, crontab.replace(" 17  4", " 17 44"));
    expect(spawnSync(program, [flag, file], { encoding: "utf8" }).status).not.toBe(0);
  });

  it.each(jobs)("has a command that the shell takes: $command", ({ command }) => {
    // cron(5): an unescaped percent sign ends the command, and what follows it is the standard input.
    expect(command.replaceAll("\\%", "")).not.toContain("%");
    expect(shellComplaints(`#!/bin/sh\n${command}\n`, "sh")).toEqual([]);
  });

  it("syncs and says nothing, and tells what was grave in the next night by counts", async () => {
    const monday = await serveOrganization(demoMonday());
    const today = await serveOrganization(demoOrganization());
    const home = newFolder("home");
    const programs = folderOfPrograms({ "jc-connector": installedConnector });
    writeKey(join(home, ".jumpcloud.key"));

    // The page says so of the first night.
    expect(await cron(nightly, { home, url: monday.url, programs })).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/only one accepted file, and a comparison needs two\n$/),
    });
    expect(await cron(nightly, { home, url: monday.url, programs })).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(foundModes(join(home, "jumpcloud"))).toEqual({ folder: "0700", files: ["0600"], syncs: 2 });

    const told = await cron(nightly, { home, url: today.url, programs });
    expect(told).toEqual({
      code: 1,
      stdout: expect.stringMatching(/^1 {2}critical {2}leaver-still-admin$/m),
      stderr: "",
    });
    expect(told.stdout).not.toMatch(/grace|larkspur|On-call|@/i);

    for (const command of [morning, weekly]) {
      expect(await cron(command, { home, url: today.url, programs })).toEqual({
        code: 0,
        stdout: "",
        stderr: "",
      });
    }
  });

  it("prints what went wrong: a refused key, a night without a file, a file that changed", async () => {
    const { url } = await serveOrganization(demoOrganization());
    const home = newFolder("home");
    const programs = folderOfPrograms({ "jc-connector": installedConnector });
    writeFileSync(join(home, ".jumpcloud.key"), "jca_another-key-than-that-of-the-demo\n", { mode: 0o600 });
    const refused = await cron(nightly, { home, url, programs });
    expect(refused).toEqual({ code: 4, stdout: "", stderr: expect.stringMatching(/\S/) });
    const missing = await cron(morning, { home, url, programs });
    expect(missing).toEqual({ code: 2, stdout: "", stderr: expect.stringMatching(/\S/) });

    writeKey(join(home, ".jumpcloud.key"));
    await cron(nightly, { home, url, programs });
    const old = morning.replace("--max-age 12h", "--max-age 12h --now 2099-01-01T00:00:00Z");
    expect(await cron(old, { home, url, programs })).toEqual({
      code: 3,
      stdout: "",
      stderr: expect.stringContaining("older than --max-age allows"),
    });

    const folder = join(home, "jumpcloud");
    const file = readdirSync(folder).find((name) => /^\d/.test(name)) ?? "";
    appendFileSync(join(folder, file), "x");
    const spoilt = await cron(weekly, { home, url, programs });
    expect(spoilt.stdout).toContain(file);
  });
});
