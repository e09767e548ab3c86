import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { runCommand } from "../support/command.js";
import { serveForCommands } from "../support/organization-server.js";
import { apps, golden, groups, now, resultIn, workplace } from "../support/reconcile-workplace.js";
import { csvText, ssoReport, userGroupsReport, without } from "../support/reports.js";
import { readSynced } from "../support/synced.js";

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
    const { simulator, sync } = await serveForCommands(demoOrganization());
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
    const verified = await runCommand(["verify", "enriched.json", ...now], { cwd });
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
