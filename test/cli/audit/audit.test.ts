import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { auditDocumentSchema } from "../../../src/audit/document.js";
import { rules } from "../../../src/audit/rules.js";
import { run } from "../../../src/cli/main.js";
import { temporaryFolder } from "../../support/cli.js";
import { expectScreen } from "../../support/golden-screen.js";
import { fakeIo } from "../fake-io.js";
import { textSink } from "../text-sink.js";

const demo = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));
const LINE =
  "Larkspur Instruments (5f3c1a90b07e4d21c8aa6e10, US), sync of 23 Nov 2026 02:00 UTC, 7 h old, complete\n";

async function audit(
  args: readonly string[],
  given: { columns?: number; stdin?: Readable } = {},
): Promise<{ code: number; out: string; err: string }> {
  const { columns, ...rest } = given;
  const io = fakeIo({ ...rest, stdout: textSink(columns) });
  const code = await run(["node", "jc-connector", "audit", ...args], io);
  return { code, out: io.stdout.text(), err: io.stderr.text() };
}

/** A copy of the demo organisation's file with every `old` replaced. */
function demoWith(old: string | RegExp, fresh: string): string {
  const file = join(temporaryFolder(), "changed.json");
  writeFileSync(file, readFileSync(demo, "utf8").replaceAll(old, fresh));
  return file;
}

function suppressing(...suppressions: object[]): string {
  const file = join(temporaryFolder(), "accepted.json");
  writeFileSync(file, JSON.stringify({ suppressions }, null, 1));
  return file;
}

const grace = {
  rule: "leaver-still-admin",
  subject: "grace.whitfield@larkspur.example",
  reason: "hands over until Friday",
  approvedBy: "ciso@larkspur.example",
  expires: "2026-11-27",
};

describe("an audit of the demo organisation", () => {
  it.each([
    ["audit-without-terminal", {}, ["--fail-on", "high"]],
    ["audit-terminal-60", { columns: 60 }, ["--color", "never"]],
    ["audit-terminal-140-color", { columns: 140 }, ["--color", "always", "--fail-on", "critical"]],
    ["audit-all", {}, ["--all"]],
    ["audit-markdown", {}, ["--format", "markdown", "--fail-on", "high"]],
    ["audit-json", {}, ["--format", "json", "--fail-on", "high"]],
    ["audit-csv", {}, ["--format", "csv"]],
    ["audit-junit", {}, ["--format", "junit", "--fail-on", "medium"]],
    ["audit-no-names", {}, ["--names", "none", "--all"]],
    ["audit-json-no-names", {}, ["--names", "none", "--format", "json"]],
  ])("shows %s", async (name, given, args) => {
    const { code, out, err } = await audit([demo, "--privileged", "AWS*", ...args], given);
    // git turns the line ends of CSV into its own.
    expectScreen(name, out.replaceAll(demo, "sync.json").replaceAll("\r\n", "\n"));
    expect({ code, err }).toEqual({ code: args.includes("--fail-on") ? 1 : 0, err: LINE });
  });

  it.each(["text", "json", "csv", "markdown", "junit"])(
    "writes the same bytes each time as %s",
    async (format) => {
      const args = [demo, "--format", format, "--all"];
      expect((await audit(args)).out).toBe((await audit(args)).out);
    },
  );

  it.each(["none", "initials"])("names nobody with --names %s", async (names) => {
    const accepted = suppressing(grace);
    for (const format of ["text", "json", "csv", "markdown", "junit"]) {
      const args = ["--names", names, "--format", format, "--all", "--suppressions", accepted];
      expect((await audit([demo, ...args])).out).not.toMatch(
        /Whitfield|Raman|Priya|@larkspur|\bJosé|noah|frontdesk|hands over/i,
      );
    }
  });

  it("asks only the rules that were asked for", async () => {
    const { out } = await audit([demo, "--rules", "direct-app-grant", "--format", "json"]);
    expect(auditDocumentSchema.parse(JSON.parse(out))).toMatchObject({
      settings: { rules: ["direct-app-grant"] },
      rules: [{ id: "direct-app-grant" }],
    });
  });

  it("reads standard input", async () => {
    const stdin = Readable.from([readFileSync(demo)]);
    const { code, out } = await audit(["-", "--privileged", "AWS*", "--fail-on", "high"], { stdin });
    expectScreen("audit-without-terminal", out);
    expect(code).toBe(1);
  });

  it("says when --privileged is a slip", async () => {
    expect(await audit([demo, "--privileged", "AWZ*", "--rules", "direct-app-grant", "-q"])).toMatchObject({
      code: 0,
      err: "jc-connector: --privileged AWZ* matches nothing\n",
    });
  });
});

describe("jc-connector audit --explain", () => {
  it("tells all about a rule, and reads nothing", async () => {
    const { code, out, err } = await audit(["--explain", "leaver-still-admin"], { columns: 80 });
    expectScreen("audit-explain", out);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it.each(rules.map(({ id }) => id))("knows %s, as JSON too", async (id) => {
    const { judge: _, places: __, ...told } = rules.find((rule) => rule.id === id) ?? {};
    const { code, out } = await audit(["--explain", id, "--format", "json"]);
    expect({ code, rule: JSON.parse(out) }).toEqual({ code: 0, rule: told });
  });
});

/** Stands for the path of a file that suppresses what was found of Grace. */
const ACCEPTED = "accepted.json";

describe("the exit code of audit", () => {
  const onlyLow = ["--rules", "direct-app-grant"];
  const accepting = ["--rules", grace.rule, "--fail-on", "high", "--suppressions", ACCEPTED];
  const partial = () => demoWith('"complete":true', '"complete":false,"incomplete":["admin_user"]');

  it.each<[string, string[], number]>([
    ["0 whatever was found", [], 0],
    ["1 for a finding that is severe enough", ["--fail-on", "critical"], 1],
    ["0 without one", [...onlyLow, "--fail-on", "medium"], 0],
    ["0 when it is suppressed", accepting, 0],
    ["0 on the last day of the suppression", [...accepting, "--now", "2026-11-27T23:59:59Z"], 0],
    ["1 on the day after", [...accepting, "--now", "2026-11-28T00:00:00Z"], 1],
    ["3 when the file is too old", ["--fail-on", "critical", "--max-age", "1h"], 3],
    ["0 with --strict when everybody was judged", [...onlyLow, "--strict"], 0],
  ])("is %s", async (_, args, code) => {
    const accepted = suppressing(grace);
    expect((await audit([demo, ...args.map((arg) => (arg === ACCEPTED ? accepted : arg))])).code).toBe(code);
  });

  it.each<[string, string[], { code: number; exitReason: string }]>([
    ["3 for a file that is not whole", ["--fail-on", "low"], { code: 3, exitReason: "incomplete" }],
    [
      "that of the findings when that is allowed",
      ["--fail-on", "low", "--allow-incomplete"],
      { code: 1, exitReason: "findings" },
    ],
    [
      "3 with --strict all the same",
      ["--allow-incomplete", "--strict"],
      { code: 3, exitReason: "notJudged" },
    ],
  ])("is %s", async (_, args, expected) => {
    const { code, out } = await audit([partial(), "--format", "json", ...args]);
    const { exitCode, exitReason } = auditDocumentSchema.parse(JSON.parse(out));
    expect({ code, exitCode, exitReason }).toEqual({ ...expected, exitCode: expected.code });
  });

  it("is 3 for a file that does not hold as many records as it states", async () => {
    const lines = readFileSync(demo, "utf8").split("\n");
    const file = join(temporaryFolder(), "shortened.json");
    writeFileSync(file, lines.filter((line) => !line.includes('"displayName":"Slack"')).join("\n"));
    const { code, out, err } = await audit([
      file,
      "--allow-incomplete",
      "--fail-on",
      "low",
      "--format",
      "json",
    ]);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ exitCode: 3, exitReason: "falseCounts" });
    expect(err).toContain("it states 41 resources, and has 40: somebody changed it");
  });

  it("is 3 with --strict for a rule that was asked for and not run, and not for one that was not", async () => {
    const appless = demoWith('"options":{}', '"options":{"without":["app"]}');
    const { code, err } = await audit([appless, "--rules", "direct-app-grant", "--strict", "-q"]);
    expect({ code, err }).toEqual({
      code: 3,
      err: "jc-connector: --strict: direct-app-grant: not run\n",
    });
    expect((await audit([appless, "--rules", "direct-app-grant"])).code).toBe(0);
  });
});

describe("suppressions", () => {
  it("are told with the one that ends next, in all formats with why", async () => {
    const kiosk = { ...grace, rule: "direct-app-grant", subject: "Front Desk*", expires: "2027-01-31" };
    const args = [
      "--rules",
      "leaver-still-admin,direct-app-grant",
      "--suppressions",
      suppressing(grace, kiosk),
    ];
    const text = await audit([demo, ...args]);
    expect(text.out).toContain(
      "suppressed  3; the next ends in 4 days, 27 Nov 2026: leaver-still-admin, Grace Whitfield (approved\n" +
        "            by ciso@larkspur.example)\n",
    );
    const { out } = await audit([demo, ...args, "--format", "json"]);
    const { findings, counts } = auditDocumentSchema.parse(JSON.parse(out));
    expect(counts).toMatchObject({ critical: 0, low: 6 });
    expect(
      findings.filter(({ suppressedBy }) => suppressedBy).map(({ suppressedBy }) => suppressedBy),
    ).toEqual([
      { reason: grace.reason, approvedBy: grace.approvedBy, expires: grace.expires },
      ...[kiosk, kiosk].map(({ reason, approvedBy, expires }) => ({ reason, approvedBy, expires })),
    ]);
    const csv = await audit([demo, ...args, "--format", "csv"]);
    expect(csv.out.split("\r\n").filter((line) => line.includes(",2027-01-31,"))).toHaveLength(2);
  });

  it("that are over are named with what they were about, and those about nobody on standard error", async () => {
    const file = suppressing({ ...grace, expires: "2026-11-03" }, { ...grace, subject: "nobody" });
    const { out, err } = await audit([demo, "--rules", grace.rule, "--suppressions", file]);
    expect(out.replace(/\s+/g, " ")).toContain(
      "administrator enabled (Help Desk), made from this user (suppression ended 3 Nov 2026)",
    );
    expect(err).toBe(`${LINE}jc-connector: ${file}:10: it suppresses nothing: no finding is like this\n`);
  });
});

describe("audit refuses", () => {
  it.each<[string, string[], string]>([
    [
      "a rule that there is not",
      ["--rules", "direct-app-grant,leaver-still-admins"],
      'there is no rule "leaver-still-admins": did you mean "leaver-still-admin"?',
    ],
    [
      "to explain one",
      ["--explain", "leaver"],
      'there is no rule "leaver": did you mean "leaver-still-admin"?',
    ],
    [
      "to explain a file",
      [demo, "--explain", "leaver-still-admin"],
      `--explain tells of a rule and reads no file: leave out ${demo}`,
    ],
    [
      "to explain as CSV",
      ["--explain", "direct-app-grant", "--format", "csv"],
      "--explain knows text and json, not csv",
    ],
    [
      "suppressions that are not there",
      [demo, "--suppressions", "gone.json"],
      "cannot read gone.json: the file does not exist",
    ],
  ])("%s", async (_, args, message) => {
    const { code, out, err } = await audit(args);
    expect({ code, out, line: err.split("\n")[0] }).toEqual({
      code: 2,
      out: "",
      line: `jc-connector: ${message}`,
    });
  });

  it.each([
    ["--fail-on", "grave", "Allowed choices are info, low, medium, high, critical."],
    ["--rules", "a,,b", "Give a list of rules such as"],
    ["--internal-domain", "acme", "Give a domain such as acme.com."],
    ["--internal-domain", "*.acme.com", "Give a domain such as acme.com."],
    ["--internal-domain", "ada@acme.com", "Give a domain such as acme.com."],
    ["--names", "some", "Allowed choices are full, initials, none."],
    ["--format", "xml", "Allowed choices are text, json, csv, markdown, junit."],
  ])("%s %s, in one line that says what would do", async (flag, value, words) => {
    const { code, err } = await audit([demo, flag, value]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it("no domain of ours, in whatever script and case", async () => {
    const domains = ["ACME.com", "acme.com", "münchen.example"].flatMap((domain) => [
      "--internal-domain",
      domain,
    ]);
    const { out } = await audit([demo, "--format", "json", ...domains]);
    expect(auditDocumentSchema.parse(JSON.parse(out)).settings.internalDomains).toEqual([
      "acme.com",
      "münchen.example",
    ]);
  });
});
