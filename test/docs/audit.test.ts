import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { auditDocumentSchema, exitReasons } from "../../src/audit/document.js";
import { rules } from "../../src/audit/rules.js";
import { auditFormats } from "../../src/cli/audit/audit-flags.js";
import { run } from "../../src/cli/main.js";
import { fakeIo } from "../cli/fake-io.js";
import { temporaryFolder } from "../support/cli.js";
import { shownCommands, tableBelow } from "../support/readme.js";

const page = readFileSync(new URL("../../docs/audit.md", import.meta.url), "utf8");
const demo = "fixtures/demo-sync.json";

async function jc(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const io = fakeIo();
  const code = await run(["node", "jc-connector", ...args], io);
  return { code, out: io.stdout.text(), err: io.stderr.text() };
}

/** The example below a heading, written to a file of that name. */
function example(heading: string, name: string): string {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const [, text = ""] = /```(?:json|csv)\n([\s\S]*?)```/.exec(section) ?? [];
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

/** What an audit with these flags found, as far as it is about the rules. */
async function document(...args: string[]) {
  const { out, err } = await jc("audit", demo, "-q", "--format", "json", ...args);
  return { err, ...auditDocumentSchema.parse(JSON.parse(out)) };
}

describe("docs/audit.md", () => {
  it("has a row for every rule, as the rule says of itself, and for no other", () => {
    expect(tableBelow(page, "Rules")).toEqual(
      rules.map(({ id, severity, title, judges, needs }) => [`\`${id}\``, severity, title, judges, needs]),
    );
  });

  it("names only flags that audit has, or the commands that it tells of", async () => {
    const helps = (await Promise.all(["audit", "sync", "reconcile"].map((command) => jc(command, "--help"))))
      .map(({ out }) => out)
      .join("\n");
    const flags = new Set([...page.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag));
    expect([...flags].filter((flag) => !new RegExp(`${flag}\\b`).test(helps))).toEqual([]);
  });

  it("names every flag of its own that audit has", async () => {
    const [own, everybodys] = await Promise.all(
      ["audit", "schema"].map(async (command) =>
        [...(await jc(command, "--help")).out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(
          ([, flag = ""]) => flag,
        ),
      ),
    );
    const flags = own?.filter((flag) => !everybodys?.includes(flag)) ?? [];
    expect(flags.length).toBeGreaterThan(12);
    expect(flags.filter((flag) => !page.includes(flag))).toEqual([]);
  });

  it("has every way in which an audit ends", () => {
    const told = tableBelow(page, "Exit codes").map(([code, reason = ""]) => [
      code,
      reason.replaceAll("`", ""),
    ]);
    expect(told).toEqual(
      exitReasons.map((reason) => [{ done: "0", findings: "1" }[String(reason)] ?? "3", reason]),
    );
  });

  it("has every format, every key of the document and of a finding", async () => {
    const formats = [...page.matchAll(/^- `(\w+)`[,:]/gm)].map(([, format = ""]) => format);
    expect(formats).toEqual([...auditFormats]);
    const keys = tableBelow(page, "Formats").flatMap(([cell = ""]) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, key]) => key),
    );
    expect(keys).toEqual(Object.keys(auditDocumentSchema.shape));
    const finding = Object.keys(auditDocumentSchema.shape.findings.element.shape);
    expect(finding.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  it("shows what its commands really print", async () => {
    const shown = shownCommands(page);
    expect(shown).toHaveLength(1);
    for (const { args, output } of shown) {
      const { out, err } = await jc(...args);
      expect(`${err}${out}`).toBe(output);
    }
  });

  it("has suppressions that work", async () => {
    const { err, findings } = await document("--suppressions", example("Suppressions", "accepted.json"));
    expect(err).toBe("");
    expect(
      findings.filter(({ suppressedBy }) => suppressedBy).map(({ ruleId, detail }) => [ruleId, detail]),
    ).toEqual([
      ["user-no-mfa", "no MFA set up"],
      ["user-no-mfa", "no MFA set up"],
      ["direct-app-grant", "Lunch orders directly"],
      ["direct-app-grant", "Lunch orders directly"],
    ]);
  });

  it("has a roster that works", async () => {
    const { err, findings } = await document(
      "--rules",
      "terminated-active",
      "--roster",
      example("The roster", "people.csv"),
    );
    expect({ err, found: findings.map(({ subject }) => subject.displayName) }).toEqual({
      err: "",
      found: ["Old Importer"],
    });
  });

  it("has rules about the separation of duties that work", async () => {
    const { err, findings } = await document(
      "--rules",
      "sod-conflict",
      "--sod",
      example("Separation of duties", "duties.json"),
    );
    const found = findings.map(({ subject, suppressedBy }) => [subject.displayName, suppressedBy?.expires]);
    expect({ err, found }).toEqual({
      err: "",
      found: [
        ['José Núñez, "Pepe"', undefined],
        ["Noah Okafor", "2026-12-31"],
        ["Old Importer", undefined],
        ["Søren Lindqvist 🚀", undefined],
      ],
    });
  });
});
