import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { groups, now, resultIn, workplace } from "../support/reconcile-workplace.js";
import { csvText } from "../support/reports.js";

describe("reconcile says in one line what is wrong", () => {
  it.each<{ name: string; content: string | Buffer; says: RegExp }>([
    { name: "an empty report", content: "", says: /report\.csv: is empty$/ },
    {
      name: "something else",
      content: "a,b\n1,2\n",
      says: /neither of JumpCloud's reports .*its columns are: a, b$/,
    },
    {
      name: "UTF-16",
      content: Buffer.from("\ufeffusername,user_group_name\n", "utf16le"),
      says: /is UTF-16: save it as "CSV UTF-8"/,
    },
    {
      name: "a line without end",
      content: `username,user_group_name\n${"x".repeat(2_000_000)}`,
      says: /line is longer than 1 MiB$/,
    },
    {
      name: "a missing column",
      content: "user_group_name\nx\n",
      says: /lacks the columns User Object ID, User Name and Email/,
    },
    {
      name: "a quote that is not closed",
      content: 'username,user_group_name\n"ada,x\n',
      says: /report\.csv: row 2: /,
    },
    { name: "no rows", content: "username,user_group_name\n", says: /report\.csv: has no rows$/ },
    {
      name: "a cut list",
      content: '[{"username":"ada","user_group_name":"x"},',
      says: /report\.csv: the file is cut/,
    },
  ])("for $name", async ({ content, says }) => {
    const { cwd, put, reconcile } = workplace();
    put("report.csv", content);
    const { code, stdout, stderr } = await reconcile(["--report", "report.csv"]);
    const said = stderr.split("\n").filter((line) => line.startsWith("jc-connector: "));
    expect({ code, stdout, lines: said.length }).toEqual({ code: 2, stdout: "", lines: 1 });
    expect(said[0]).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at .+:\d+/m);
    expect(existsSync(join(cwd, "sync.json.reconcile.json"))).toBe(false);
  });

  it.each<[string[], RegExp]>([
    [[], /required option '--report <path>'/],
    [["--report", "none.csv"], /cannot read none\.csv: the file does not exist/],
    [["none.json", "--report", "groups.csv"], /cannot read none\.json: the file does not exist/],
    [["--report", "groups.csv", "--report", "groups.csv"], /second Users to User Groups report/],
    [["--report", "groups.csv", "--enrich"], /name it with --out PATH/],
    [
      ["--report", "groups.csv", "--out", "sync.json"],
      /something else than a result of reconcile stands there/,
    ],
    [["--report", "groups.csv", "--report-time", "yesterday"], /Give a time such as/],
    [
      [
        "--report",
        "groups.csv",
        "--report-time",
        "2026-11-23T08:00:00Z",
        "--report-time",
        "2026-11-23T08:00:00Z",
      ],
      /--report-time is given 2 times, --report 1 times/,
    ],
  ])("for %j", async (args, says) => {
    const { reconcile } = workplace();
    const { code, stdout, stderr } = await reconcile(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(says);
  });

  it.skipIf(process.platform === "win32")("reads a report from a pipe, whose time nobody knows", async () => {
    const { cwd } = workplace();
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const running = runCli(["reconcile", "--report", "pipe", ...now], { cwd });
    writeFileSync(join(cwd, "pipe"), csvText(groups));
    const { code, stdout } = await running;
    expect(code).toBe(0);
    expect(stdout).toContain("when it was made is not known (--report-time TIME)");
  });

  it("takes the newest file of a folder, and lays its result beside the dated file", async () => {
    const { cwd, reconcile } = workplace();
    await runCommand(["sync", "--demo", "--dir", "acme", "--now", "2026-11-23T02:00:00Z"], { cwd });
    const { code } = await reconcile(["--dir", "acme", "--report", "groups.csv"]);
    expect(code).toBe(0);
    expect(resultIn(cwd, "acme/2026-11-23T020000Z.json.gz.reconcile.json").verdict).toBe("same");
  });
});
