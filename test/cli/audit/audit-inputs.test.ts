import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditDocumentSchema } from "../../../src/audit/document.js";
import { run } from "../../../src/cli/main.js";
import type { Resource } from "../../../src/model/resource.js";
import { acceptFile } from "../../../src/sync-dir/accept.js";
import { locateNext } from "../../../src/sync-dir/next-file.js";
import { temporaryFolder } from "../../support/cli.js";
import { type Rewrite, rewriteSyncFile } from "../../support/rewritten.js";
import { fakeIo } from "../fake-io.js";

const demo = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));

async function audit(args: readonly string[], env: Record<string, string> = {}) {
  const io = fakeIo({ env });
  const code = await run(["node", "jc-connector", "audit", "-q", ...args], io);
  return { code, out: io.stdout.text(), err: io.stderr.text() };
}

/** What a rule found: whose, how grave, and what. */
async function found(rule: string, args: readonly string[], env: Record<string, string> = {}) {
  const { out, err } = await audit(["--rules", rule, "--format", "json", ...args], env);
  const { findings, notRun } = auditDocumentSchema.parse(JSON.parse(out));
  return {
    findings: findings.map(({ subject, severity, detail }) => [subject.displayName, severity, detail]),
    notRun: notRun.map(({ reason }) => reason),
    err,
  };
}

function written(name: string, text: string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

describe("audit --roster", () => {
  const roster = () =>
    written(
      "people.csv",
      "Work Email,Status\nnoah.okafor@larkspur.example,Terminated\namelia.hart@larkspur.example,Active\n",
    );

  it("finds who left and whom nobody knows", async () => {
    const { findings } = await found("terminated-active,orphan-account", [demo, "--roster", roster()]);
    expect(findings).toContainEqual([
      "Noah Okafor",
      "critical",
      'user enabled; roster, line 2: status "Terminated"',
    ]);
    expect(findings).toContainEqual(["Old Importer", "high", "user in no line of the roster"]);
    expect(findings.map(([name]) => name)).not.toContain("Amelia Hart");
  });

  it("is refused with its line", async () => {
    const file = written("people.csv", "Work Email,Status\nnoah.okafor@larkspur.example,Gone fishing\n");
    const { code, out, err } = await audit([demo, "--roster", file]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(`jc-connector: ${file}:2: the status "Gone fishing" is not known`);
  });
});

describe("audit --sod", () => {
  const rules = (given: object = {}) =>
    written(
      "sod.json",
      JSON.stringify({
        rules: [
          { id: "code-and-cloud", title: "Code and cloud", a: ["app:GitHub"], b: ["app:AWS*"], ...given },
        ],
      }),
    );

  it("finds who has both", async () => {
    const both = await found("sod-conflict", [demo, "--sod", rules()]);
    expect(both.findings.map(([name, severity]) => [name, severity])).toEqual([
      ['José Núñez, "Pepe"', "high"],
      ["Noah Okafor", "high"],
      ["Old Importer", "high"],
      ["Søren Lindqvist 🚀", "high"],
    ]);
  });

  /** What the audit tells with everybody exempt, or with Noah until a day. */
  const told = (exempt: object, args: readonly string[], now = "2026-11-23T09:00:00Z") => {
    const approved = { reason: "on call", approvedBy: "ciso@larkspur.example", expires: "2026-12-31" };
    const file = rules({ exempt: [{ ...approved, ...exempt }] });
    return audit([demo, "--rules", "sod-conflict", "--sod", file, "--now", now, ...args]);
  };

  it.each<[format: string, args: string[], words: string[]]>([
    [
      "text",
      [],
      ["suppressed  4; the next ends in 38 days, 31 Dec 2026", "(approved by ciso@larkspur.example)"],
    ],
    ["text of everybody", ["--all"], ["high until 31 Dec 2026", "on call", "ciso@larkspur.example"]],
    ["csv", ["--format", "csv"], [",2026-12-31,on call,ciso@larkspur.example,"]],
    [
      "json",
      ["--format", "json"],
      ['"suppressedBy":{"reason":"on call","approvedBy":"ciso@larkspur.example","expires":"2026-12-31"}'],
    ],
  ])("tells who is exempt, and by whom, in %s, and does not count them", async (_, args, words) => {
    const { code, out } = await told({ principal: "*" }, ["--fail-on", "info", ...args]);
    expect(code).toBe(0);
    for (const word of words) expect(out.replace(/\s*\n\s+/g, " ")).toContain(word);
  });

  it("counts who was exempt, says since when no longer, and never who approved it where nobody is to be named", async () => {
    const ended = { principal: "noah.okafor", expires: "2020-01-01" };
    const csv = await told(ended, ["--format", "csv", "--fail-on", "high", "--names", "none"]);
    expect(csv.code).toBe(1);
    expect(csv.out.split("\n").filter((line) => line.includes(",2020-01-01,"))).toHaveLength(1);
    const text = await told(ended, ["--all"]);
    expect(text.out.replace(/\s*\n\s+/g, " ")).toContain("(suppression ended 1 Jan 2020)");
    for (const expires of ["2020-01-01", "2026-12-31"]) {
      for (const format of ["text", "json", "csv", "markdown", "junit"]) {
        const { out } = await told({ ...ended, expires }, ["--format", format, "--all", "--names", "none"]);
        expect(out).not.toContain("ciso");
      }
    }
  });

  it("is not run with a mistyped pattern", async () => {
    const { findings, notRun } = await found("sod-conflict", [demo, "--sod", rules({ a: ["app:GitHbu"] })]);
    expect({ findings, notRun }).toEqual({
      findings: [],
      notRun: ["code-and-cloud: a matches nothing in the file: app:GitHbu"],
    });
  });

  it("says which patterns mean nothing, and does not name who is exempt where nobody is to be", async () => {
    const exempt = [
      {
        principal: "tom@acme.com",
        reason: "on call",
        approvedBy: "ciso@larkspur.example",
        expires: "2026-12-31",
      },
    ];
    const file = rules({ b: ["app:AWZ*", "app:AWS*"], exempt });
    const nothing = "jc-connector: --sod: code-and-cloud: b: app:AWZ* matches nothing\n";
    expect((await found("sod-conflict", [demo, "--sod", file])).err).toBe(
      `${nothing}jc-connector: --sod: code-and-cloud: exempt: tom@acme.com matches nobody\n`,
    );
    expect((await found("sod-conflict", [demo, "--sod", file, "--names", "none"])).err).toBe(
      `${nothing}jc-connector: --sod: code-and-cloud: exempt: a pattern matches nobody\n`,
    );
  });
});

/** Priya, who is locked in the demo organisation, as if somebody had suspended her. */
function suspendLocked(resource: Resource): Resource {
  if (resource.status?.details !== "locked") return resource;
  return { ...resource, status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" } };
}

describe("audit --dir", () => {
  let dir: string;

  /** Adds the demo organisation's file to the folder as if it had been read then. */
  async function night(startedAt: string, rewrite: Rewrite = {}): Promise<void> {
    const { file, previous } = await locateNext(dir, new Date(startedAt));
    const header = { startedAt, ...(previous && { previous }), ...rewrite.header };
    const resource = rewrite.resource ?? suspendLocked;
    const { sha256 } = await rewriteSyncFile(
      { from: demo, to: join(dir, file) },
      { ...rewrite, resource, header },
    );
    await acceptFile(dir, { file, sha256 });
  }

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "jc-connector-test-"));
    for (const day of ["2026-10-01", "2026-10-12", "2026-11-23"]) await night(`${day}T02:00:03.000Z`);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const rule = "suspended-still-assigned";

  it("tells by the older files who has been suspended for long", async () => {
    expect((await found(rule, [join(dir, "latest.json.gz")])).findings.at(-1)).toEqual([
      "Priya Raman",
      "info",
      "suspended, 2 apps, 2 groups",
    ]);
    expect((await found(rule, ["--dir", dir])).findings.at(-1)).toEqual([
      "Priya Raman",
      "high",
      "suspended over 30 days, 2 apps, 2 groups",
    ]);
    expect((await found(rule, [], { JC_CONNECTOR_DIR: dir })).findings.at(-1)?.[1]).toBe("high");
  });

  it("takes nothing from the files of another organisation", async () => {
    await night("2026-11-24T02:00:03.000Z", {
      header: {
        source: {
          system: "JumpCloud",
          baseUrl: "https://console.jumpcloud.com",
          organization: { id: "o2" },
        },
      },
    });
    expect((await found(rule, ["--dir", dir, "--now", "2026-11-24T09:00:00Z"])).findings.at(-1)?.[1]).toBe(
      "info",
    );
  });
});
