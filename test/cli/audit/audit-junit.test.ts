import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditJunit } from "../../../src/cli/audit/audit-junit.js";
import { xmlText } from "../../../src/cli/audit/xml.js";
import { hostileText } from "../../support/hostile.js";
import { parseXml, type XmlElement } from "../../support/well-formed-xml.js";
import { type MadeRule, madeReport, many } from "./made-report.js";

type Given = Parameters<typeof madeReport>[1];

function suiteOf(made: readonly MadeRule[], given: Given = {}): XmlElement {
  const root = parseXml([...auditJunit(madeReport(made, given))].join(""));
  const [suite] = root.children;
  if (root.name !== "testsuites" || suite?.name !== "testsuite") throw new Error("no suite");
  return suite;
}

/** What became of each test: "r failure", "r passed", "sync file error". */
function outcomes(made: readonly MadeRule[], given: Given = {}): string[] {
  return suiteOf(made, given).children.map(({ attributes, children }) => {
    const outcome = children.find(({ name }) => name !== "system-out");
    return `${attributes.name} ${outcome?.name ?? "passed"}`;
  });
}

const one: MadeRule = { id: "r", findings: many(1, "medium") };
const unknown: MadeRule = { id: "r", clean: 2, unknown: [{ name: "Ada", reason: "not told" }] };
const notRun: MadeRule = { id: "r", notRun: "no roster was given" };

describe("an audit as a JUnit test suite", () => {
  it.each<[string, MadeRule[], Given, string[]]>([
    ["fails for any finding", [one], {}, ["sync file passed", "r failure"]],
    [
      "fails for one that is severe enough",
      [one],
      { settings: { failOn: "medium" } },
      ["sync file passed", "r failure"],
    ],
    ["passes for a lesser one", [one], { settings: { failOn: "high" } }, ["sync file passed", "r passed"]],
    [
      "passes for one that is suppressed",
      [{ id: "r", findings: [{ suppressedBy: { expires: "2026-12-31" } }] }],
      {},
      ["sync file passed", "r passed"],
    ],
    ["skips what was not run", [notRun], { settings: { strict: true } }, ["sync file passed", "r skipped"]],
    [
      "has an error for what was asked for and not run, with --strict",
      [notRun],
      { settings: { strict: true, rules: ["r"] } },
      ["sync file passed", "r error"],
    ],
    ["passes where somebody is unknown", [unknown], {}, ["sync file passed", "r passed"]],
    [
      "has an error where somebody is unknown, with --strict",
      [unknown],
      { settings: { strict: true } },
      ["sync file passed", "r error"],
    ],
    [
      "has an error where everybody is unknown, with --strict: the exit code tells of it too",
      [{ ...notRun, unknown: [{ name: "Ada", reason: "not told" }] }],
      { settings: { strict: true } },
      ["sync file passed", "r error"],
    ],
    [
      "skips a rule that knows of nobody, without --strict",
      [{ ...notRun, unknown: [{ name: "Ada", reason: "not told" }] }],
      {},
      ["sync file passed", "r skipped"],
    ],
    [
      "has an error for a file that is not whole, whatever the rules say",
      [{ id: "r", clean: 1 }],
      { exitCode: 3, exitReason: "incomplete" },
      ["sync file error", "r passed"],
    ],
    [
      "has an error for a file that is too old",
      [],
      { exitCode: 3, exitReason: "tooOld" },
      ["sync file error"],
    ],
  ])("%s", (_, made, given, expected) => {
    expect(outcomes(made, given)).toEqual(expected);
  });

  it("counts its tests", () => {
    const { attributes } = suiteOf([one, { ...one, id: "s" }, unknown, notRun], {
      exitReason: "falseCounts",
    });
    expect(attributes).toEqual({
      name: "Example",
      timestamp: "2026-11-23T02:00:00.000Z",
      tests: "5",
      failures: "2",
      errors: "1",
      skipped: "1",
    });
  });

  it("says of each finding whose it is, and what to do", () => {
    const [, test] = suiteOf([{ id: "r", findings: [...many(1, "critical"), ...many(2, "low")] }], {
      settings: { failOn: "high" },
    }).children;
    expect(test?.attributes).toEqual({ classname: "jc-connector.audit", name: "r" });
    expect(test?.children).toEqual([
      {
        name: "failure",
        attributes: { type: "finding", message: "1 finding: The title of r" },
        children: [],
        text: "critical: U1 <u1@example.com> user:u1: no MFA\n\nWhat to do: Mend it.",
      },
      {
        name: "system-out",
        attributes: {},
        children: [],
        text: "low: U1 <u1@example.com> user:u1: no MFA\nlow: U2 <u2@example.com> user:u2: no MFA",
      },
    ]);
  });

  it("is well-formed, whatever people are called, and keeps what they are called", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(hostileText), fc.string({ unit: "binary" })), (name) => {
        const detail = `says ${name}`;
        const suite = suiteOf([{ id: "r", findings: [{ name: "Ada", detail }] }]);
        const failure = suite.children[1]?.children[0]?.text;
        const shown = parseXml(`<?xml version="1.0" encoding="UTF-8"?>\n<t>${xmlText(detail)}</t>`).text;
        expect(failure).toContain(`user:ada: ${shown}`);
      }),
    );
  });
});
