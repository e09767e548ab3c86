import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { type CliOptions, runCli, temporaryFolder } from "../support/cli.js";
import { serveOrganization } from "../support/organization-server.js";
import { csvText, ssoReport, userGroupsReport, without } from "../support/reports.js";
import { readSynced } from "../support/synced.js";

const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const now = ["--now", "2026-11-23T09:00:00Z"];
const groups = userGroupsReport(demoOrganization());
const apps = ssoReport(demoOrganization());

/** A folder with the demo organisation's sync file and its two reports, as a person has them. */
function workplace() {
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
    reconcile: (args: readonly string[], options: CliOptions = {}) =>
      runCli(["reconcile", ...args, ...now], { cwd, ...options }),
  };
}

interface Result {
  verdict: string;
  sync: { id: string; digest: string };
  reports: { kind: string; rows: number; sha256: string; time?: string; timeSource?: string }[];
  people: { id?: string; grants?: { displayName?: string; onlyIn: string }[] }[];
}

function resultIn(cwd: string, name = "sync.json.reconcile.json"): Result {
  return JSON.parse(readFileSync(join(cwd, name), "utf8"));
}

describe("reconcile", () => {
  it("finds the demo organisation's reports to say what its sync file says", async () => {
    const { cwd, reconcile } = workplace();
    const { code, stdout, stderr } = await reconcile(["--report", "groups.csv", "--report", "apps.json"]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        "Larkspur Instruments (5f3c1a90b07e4d21c8aa6e10, US), sync of 23 Nov 2026 02:00 UTC, 7 h old, complete\n" +
        "Written     sync.json.reconcile.json\n",
    });
    expect(stdout).toContain("\nmemberships               22    22               -             -\n");
    expect(stdout).toContain("\npeople with an app           29    29               -             -\n");
    expect(stdout).toMatch(/\nSAME +the report and the file say the same\n$/);
    const { sync, manifest } = JSON.parse(readFileSync(golden, "utf8"));
    expect(resultIn(cwd)).toMatchObject({
      verdict: "same",
      sync: { id: sync.id, digest: manifest.digest },
      reports: [
        {
          kind: "users-to-user-groups",
          rows: groups.rows.length,
          time: "2026-11-23T08:30:00.000Z",
          timeSource: "file",
        },
        { kind: "users-to-sso-applications", rows: apps.rows.length },
      ],
      people: [],
    });
    if (process.platform !== "win32") {
      expect(statSync(join(cwd, "sync.json.reconcile.json")).mode & 0o777).toBe(0o600);
    }
    expect(readFileSync(join(cwd, "sync.json"))).toEqual(readFileSync(golden));
  });

  it("finds a fresh sync of a served organisation to be what its state says, whatever a spreadsheet did", async () => {
    const { simulator, sync } = await serveOrganization(demoOrganization());
    const { cwd, put, reconcile } = workplace();
    expect((await sync(join(cwd, "fresh.json.gz"))).code).toBe(0);
    const spelled = { delimiter: ";", newline: "\n", byteOrderMark: true, quoted: true } as const;
    put("saved.csv", csvText(userGroupsReport(simulator.organization), spelled));
    put("apps.csv", csvText(ssoReport(simulator.organization), { delimiter: "\t" }));
    const args = ["fresh.json.gz", "--report", "saved.csv", "--report", "apps.csv"];
    expect(await reconcile(args)).toMatchObject({ code: 0 });
    expect(existsSync(join(cwd, "fresh.json.gz.reconcile.json"))).toBe(true);
  });

  it("ends with 1 and tells by person what one membership more and one less is", async () => {
    const { cwd, put, reconcile } = workplace();
    const [first, ...rest] = groups.rows;
    const added = {
      ...first,
      user_group_name: "Archive 2021",
      user_group_object_id: "60740e68b07e4d21c83a92a6",
    };
    put("groups.csv", csvText({ ...groups, rows: [added, ...rest] }));
    const { code, stdout } = await reconcile(["--report", "groups.csv"]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      "\nAmelia Hart <amelia.hart@larkspur.example>\n" +
        "  only in the report  group Archive 2021\n" +
        "  only in the file    group All Staff\n",
    );
    expect(resultIn(cwd).people).toMatchObject([
      {
        id: first?.user_object_id,
        grants: [
          { displayName: "All Staff", onlyIn: "file" },
          { displayName: "Archive 2021", onlyIn: "report" },
        ],
      },
    ]);
  });

  it("never guesses who is meant where a report has no ids and two people share an address", async () => {
    const { cwd, put, reconcile } = workplace();
    const nameless = without(groups, /object_id|user_name/);
    const rows = nameless.rows.filter((row) => row.email);
    put("groups.csv", csvText({ ...nameless, rows }));
    const { stdout } = await reconcile(["--report", "groups.csv"]);
    expect(stdout).toMatch(/\nAmbiguous +user frontdesk@larkspur\.example, 2 rows: 2 have this name \(/);
    expect(resultIn(cwd).verdict).toBe("different");
  });

  it("gives a program the whole result, and nothing else, on standard output", async () => {
    const { cwd, reconcile } = workplace();
    const { code, stdout, stderr } = await reconcile(["--report", "groups.csv", "--format", "json", "-q"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(readFileSync(join(cwd, "sync.json.reconcile.json"), "utf8"));
  });

  it("reads the sync file from standard input, and then writes a result only where it is told to", async () => {
    const { cwd, reconcile } = workplace();
    const options = { stdin: readFileSync(golden) };
    const before = readdirSync(cwd);
    expect(await reconcile(["-", "--report", "groups.csv"], options)).toMatchObject({ code: 0 });
    expect(readdirSync(cwd)).toEqual(before);
    const args = ["-", "--report", "groups.csv", "--out", "result.json"];
    expect(await reconcile([...args, "--report-time", "2026-11-23T08:00:00Z"], options)).toMatchObject({
      code: 0,
    });
    expect(resultIn(cwd, "result.json").reports).toMatchObject([
      { time: "2026-11-23T08:00:00.000Z", timeSource: "given" },
    ]);
  });

  it("ends with 3 for data that is too old, different or not", async () => {
    const { put, reconcile } = workplace();
    put("less.csv", csvText({ ...groups, rows: groups.rows.slice(1) }));
    for (const report of ["groups.csv", "less.csv"]) {
      const { code, stderr } = await reconcile(["--report", report, "--max-age", "6h"]);
      expect(code).toBe(3);
      expect(stderr).toContain("the data is older than --max-age allows");
    }
  });

  it("ends with 6 for a sync file whose records were changed", async () => {
    const { cwd, put, reconcile } = workplace();
    put(
      "sync.json",
      readFileSync(golden, "utf8").replace('"displayName":"Noah Okafor"', '"displayName":"N. Okafor"'),
    );
    const { code, stdout, stderr } = await reconcile(["--report", "groups.csv"]);
    expect({ code, stdout }).toEqual({ code: 6, stdout: "" });
    expect(stderr).toContain("its records are not those that its digest was made of");
    expect(stderr).toContain("jc-connector verify");
    expect(existsSync(join(cwd, "sync.json.reconcile.json"))).toBe(false);
  });
});

describe("reconcile --enrich", () => {
  it("writes a sound sync file with last sign-ins and granted-at times, and leaves the first as it is", async () => {
    const { cwd, put, reconcile } = workplace();
    const rows = apps.rows.map((row) => ({ ...row, last_login_timestamp: "2026-11-20 10:00:00 UTC" }));
    put("apps.csv", csvText({ ...apps, rows }));
    const args = ["--report", "apps.csv", "--enrich", "--out", "enriched.json"];
    const { code, stderr } = await reconcile(args);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /\nEnriched +enriched\.json: the last sign-in to an app of 13 users, the granted-at time of 8 direct\n? +grants\n/,
    );
    expect(readFileSync(join(cwd, "sync.json"))).toEqual(readFileSync(golden));
    const verified = await runCli(["verify", "enriched.json", ...now], { cwd });
    expect({ code: verified.code, stdout: verified.stdout.split("\n")[0] }).toEqual({
      code: 0,
      stdout: "enriched.json: sound: 5 resource types, 41 resources, 20 entitlements, 71 grants",
    });
    const text = readFileSync(join(cwd, "enriched.json"), "utf8");
    expect(text.match(/"lastLogin":"2026-11-20T10:00:00Z"/g)).toHaveLength(13);
    expect(
      text.match(
        /\{"@type":"type\.googleapis\.com\/c1\.connector\.v2\.GrantMetadata","metadata":\{"granted_at":"2024-05-06T07:08:09\.120Z","source":"jumpcloud-report users-to-sso-applications"\}\}/g,
      ),
    ).toHaveLength(8);
    const [enriched, plain] = [readSynced(join(cwd, "enriched.json")), readSynced(golden)];
    expect(enriched.grants.map(({ id }) => id)).toEqual(plain.grants.map(({ id }) => id));
    expect(enriched.manifest.digest).not.toBe(plain.manifest.digest);
  });

  it("reconciles an enriched file as it does the one before", async () => {
    const { put, reconcile } = workplace();
    put("apps.csv", csvText(apps));
    await reconcile(["--report", "apps.csv", "--enrich", "--out", "enriched.json"]);
    const args = ["enriched.json", "--report", "groups.csv", "--report", "apps.csv"];
    expect(await reconcile(args)).toMatchObject({ code: 0 });
  });
});

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
    const { cwd, reconcile } = workplace();
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const running = reconcile(["--report", "pipe"]);
    writeFileSync(join(cwd, "pipe"), csvText(groups));
    const { code, stdout } = await running;
    expect(code).toBe(0);
    expect(stdout).toContain("when it was made is not known (--report-time TIME)");
  });

  it("takes the newest file of a folder, and lays its result beside the dated file", async () => {
    const { cwd, reconcile } = workplace();
    await runCli(["sync", "--demo", "--dir", "acme", "--now", "2026-11-23T02:00:00Z"], { cwd });
    const { code } = await reconcile(["--dir", "acme", "--report", "groups.csv"]);
    expect(code).toBe(0);
    expect(resultIn(cwd, "acme/2026-11-23T020000Z.json.gz.reconcile.json").verdict).toBe("same");
  });
});
