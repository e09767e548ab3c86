import { describe, expect, it } from "vitest";
import { reviewColumns } from "../../../src/export/review/review-columns.js";
import { reviewTable } from "../../support/review-table.js";
import { demoLine } from "../look/look-at.js";
import { demoFile, exported } from "./exported.js";

async function rowsOf(...args: string[]) {
  const { code, stdout } = await exported(demoFile, "--all-accounts", "--risk", "--no-csv-guard", ...args);
  expect(code).toBe(0);
  return reviewTable(stdout);
}

describe("--where", () => {
  it.each([
    ["one thing", ["resource_type=role"], 8],
    ["the case does not matter, and * is anything", ["resource_name=slack*"], 14],
    ["several things", ["department=engineering", "grant_type=direct", "resource_type=app"], 3],
    ["a flag", ["privileged=true"], 8],
    ["one of several roles", ["admin_roles=Manager", "resource_type=role"], 3],
    ["one of several signals", ["account_state_raw=suspended", "resource_type=group"], 1],
    ["no role", ["admin_roles=", "resource_type=role"], 0],
    ["one of several flags", ["risk_flags=leaver-still-admin"], 5],
    ["nothing", ["entitlement_id="], 1],
    ["everything", ["principal_id!="], 70],
  ])("%s: %j", async (_, conditions, count) => {
    expect(await rowsOf(...conditions.flatMap((one) => ["--where", one]))).toHaveLength(count);
  });

  it("divides the rows by any column", async () => {
    const all = await rowsOf();
    for (const column of reviewColumns) {
      const value = all.find((row) => row[column] !== "")?.[column] ?? "";
      const [first = ""] = value.split(";");
      const [equal, unequal] = [
        await rowsOf("--where", `${column}=${first}`),
        await rowsOf("--where", `${column}!=${first}`),
      ];
      expect([...equal, ...unequal].map(({ review_id }) => review_id).sort()).toEqual(
        all.map(({ review_id }) => review_id).sort(),
      );
      expect(equal.every((row) => row[column]?.includes(first))).toBe(true);
      expect(equal.length).toBeGreaterThan(0);
    }
  });
});

describe("people without names", () => {
  it.each([
    ["none", /^[0-9a-f]{24}$/],
    ["initials", /^([0-9a-f]{24}|(\p{Lu}\. ?)+)$/u],
  ])("--names %s leaves out all that says who somebody is", async (mode, name) => {
    const { stdout } = await exported(demoFile, "--all-accounts", "--names", mode);
    expect(stdout).not.toMatch(/@|amelia|okafor|soren|Raman|L-00|Bergen|Accountant|CC-100/i);
    for (const row of reviewTable(stdout)) {
      expect(row.display_name).toMatch(name);
      expect(row.path?.split(" > ")[0]).toBe(row.path_ids?.split(" > ")[0]);
    }
  });

  it("does not change ids of rows, nor what they are rated", async () => {
    const kept = [
      "review_id",
      "principal_id",
      "email_domain_class",
      "mfa_status",
      "is_admin",
      "risk_flags",
      "path_ids",
    ];
    const cut = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
      rows.map((row) => kept.map((column) => row[column]));
    const domain = ["--internal-domain", "larkspur.example"];
    expect(cut(await rowsOf("--names", "none", ...domain))).toEqual(cut(await rowsOf(...domain)));
  });
});

describe("what is said to be ours, or sensitive", () => {
  it("tells addresses of our domains from others", async () => {
    const classes = async (...domains: string[]) => {
      const rows = await rowsOf(...domains.flatMap((domain) => ["--internal-domain", domain]));
      return new Set(
        rows.map(({ email, email_domain_class }) =>
          `${email?.replace(/.*@/, "")} ${email_domain_class}`.toLowerCase(),
        ),
      );
    };
    expect(await classes()).toEqual(new Set(["larkspur.example unknown", " unknown"]));
    expect(await classes("acme.com", "LARKSPUR.example")).toEqual(
      new Set(["larkspur.example internal", " unknown"]),
    );
    expect(await classes("acme.com")).toEqual(new Set(["larkspur.example external", " unknown"]));
  });

  it("is privileged by any of the patterns, and a pattern of nothing is named", async () => {
    const { stdout, stderr } = await exported(
      demoFile,
      "--privileged",
      "aws*",
      "--privileged",
      "app:Slak",
      "--where",
      "privileged=true",
      "--where",
      "resource_type=app",
    );
    expect(new Set(reviewTable(stdout).map(({ resource_name }) => resource_name))).toEqual(
      new Set(["AWS Production", "AWS SSO"]),
    );
    expect(stderr).toBe(
      `${demoLine}jc-connector: --privileged app:Slak matches nothing\n9 rows, 5 accounts\n`,
    );
  });
});

describe("what cannot be meant is refused", () => {
  it.each([
    [["--where", "departement=Sales"], '"departement" is no column of a review: did you mean department?'],
    [["--where", "Email=x"], '"Email" is no column of a review: did you mean email?'],
    [["--where", "profile.manager=x"], '"profile.manager" is no column of a review: did you mean'],
    [["--where", "department"], "Give one such as department=Sales or grant_type!=direct."],
    [["--internal-domain", "@acme.com"], "Give a domain such as acme.com."],
    [["--internal-domain", "acme"], "Give a domain such as acme.com."],
    [["--names", "some"], "Allowed choices are full, initials, none."],
    [["-o", "xml"], "Allowed choices are review-csv, review-ndjson, csv, c1-csv, baton-file, c1z."],
    [
      ["--where", "department=Sales", "--names", "none"],
      "--where department looks at what --names none leaves out: leave out one of them",
    ],
    [
      ["--where", "path=user:*", "--names", "initials"],
      "--where path looks at what --names initials leaves out: leave out one of them",
    ],
    [["--dir", "acme"], "Give one of them"],
    [["-o", "csv"], "--format csv has the columns of a map: name one with --columns"],
    [
      ["--columns", "vanta", "-o", "review-csv"],
      "--columns makes a CSV of its own columns, and no review-csv: leave out one of them",
    ],
    [
      ["--columns", "vantage"],
      'no column map "vantage": there are accessowl, lumos, multiplier, securends, vanta;',
    ],
    [["--columns", "no/map.json"], "cannot read no/map.json: the file does not exist"],
    [
      ["--columns", "vanta", "--names", "none"],
      "--names does nothing in csv: it is for review-csv, review-ndjson",
    ],
    [["--extra"], "--extra does nothing in review-csv: it is for c1-csv"],
    [
      ["--resource-name", "id", "-o", "baton-file"],
      "--resource-name does nothing in baton-file: it is for c1-csv",
    ],
    [["--resource-name", "label", "-o", "c1-csv"], "Allowed choices are name, id."],
    [["--layout", "grants", "-o", "c1-csv"], "--layout does nothing in c1-csv: it is for baton-file"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await exported(demoFile, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it.each(["c1-csv", "baton-file"])("all that is about rows, in %s", async (format) => {
    for (const args of [
      ["--where", "resource_type=app"],
      ["--all-accounts"],
      ["--risk"],
      ["--privileged", "AWS*"],
      ["--internal-domain", "acme.com"],
      ["--names", "initials"],
    ]) {
      const { code, stdout, stderr } = await exported(demoFile, "-o", format, ...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(
        `jc-connector: ${args[0]} does nothing in ${format}: it is for review-csv, review-ndjson`,
      );
    }
  });

  it("--risk of what can be read once only", async () => {
    expect(await exported("-", "--risk")).toEqual({
      code: 2,
      stdout: "",
      stderr: "jc-connector: --risk reads the sync file twice: give the name of a file, not standard input\n",
    });
  });
});
