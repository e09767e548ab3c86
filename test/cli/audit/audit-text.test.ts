import { describe, expect, it } from "vitest";
import { auditText } from "../../../src/cli/audit/audit-text.js";
import { createPaint } from "../../../src/cli/paint.js";
import { expectScreen } from "../../support/golden-screen.js";
import { type MadeRule, madeReport, many } from "./made-report.js";

const paint = createPaint({}, { mode: "never", env: {} });

function text(
  made: readonly MadeRule[],
  given: Parameters<typeof madeReport>[1] & { isWhole?: true } = {},
): string {
  const { isWhole = false, ...rest } = given;
  return [...auditText(madeReport(made, rest), { width: 100, paint, isWhole })].join("");
}

/** The lines of what was found, each cut at its columns. */
function lines(...made: MadeRule[]): string[] {
  const [, body = ""] = text(made).split("\n\n");
  return body
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/ {2,}/g, " | "));
}

const suppressed = (expires: string) => ({ suppressedBy: { reason: "kiosk", approvedBy: "Eve", expires } });

const everything: readonly MadeRule[] = [
  { id: "one", findings: [{ name: "Ada", severity: "critical" }], clean: 12 },
  {
    id: "several",
    places: "departments",
    findings: [...many(2, "critical"), ...many(5, "high", ["Sales", "Support", "Sales"]), ...many(3, "info")],
    unknown: [{ name: "Bob", reason: "JumpCloud does not tell" }],
  },
  { id: "infos", findings: many(4, "info"), clean: 1 },
  { id: "fine", clean: 9 },
  { id: "good", clean: 2 },
  {
    id: "blind",
    clean: 4,
    unknown: [
      { name: "Bob", reason: "JumpCloud does not tell" },
      { name: "Eve", reason: "group:g1: 3 counted, 2 came" },
    ],
  },
  {
    id: "accepted",
    findings: [{ ...suppressed("2026-11-29") }, { name: "Bob", ...suppressed("2027-01-01") }],
  },
  { id: "rosterless", notRun: "no roster was given (--roster)" },
  { id: "rosterless-too", notRun: "no roster was given (--roster)" },
  { id: "appless", notRun: "apps were not read (--without app)" },
];

describe("the text of an audit", () => {
  it("counts what was found, and names all that was not judged", () => {
    expectScreen("audit-made", text(everything, { settings: { failOn: "high" } }));
  });

  it("has everything once, with --all", () => {
    expectScreen("audit-made-all", text(everything, { isWhole: true }));
  });

  it.each<[string, MadeRule, string[]]>([
    [
      "two one by one",
      { id: "r", findings: [{ name: "Ada" }, { name: "Bob", detail: "own password" }] },
      ["high | r | 2 | Ada: no MFA; Bob: own password"],
    ],
    ["three and more by name", { id: "r", findings: many(3, "high") }, ["high | r | 3 | U1, U2, U3"]],
    [
      "only the first of many",
      { id: "r", findings: many(1203, "high") },
      ["high | r | 1,203 | U1, U2, U3 + 1,200 more"],
    ],
    [
      "whoever is there twice once",
      { id: "r", findings: [...many(2, "high"), ...many(2, "high")] },
      ["high | r | 4 | U1, U2"],
    ],
    [
      "few places with their counts",
      {
        id: "r",
        places: "departments",
        findings: [...many(5, "high", ["Sales", "Support"]), { name: "Zoe" }],
      },
      ["high | r | 6 | Sales 3, Support 2; 1 without one"],
    ],
    [
      "of many places those with most",
      { id: "r", places: "apps", findings: many(9, "high", ["Zoom", "Figma", "Slack", "Zoom", "Jira"]) },
      ["high | r | 9 | in 4 apps; most: Zoom 4, Figma 2"],
    ],
    [
      "places of one finding each by name",
      { id: "r", places: "apps", findings: many(5, "high", ["A", "B", "C", "D", "E"]) },
      ["high | r | 5 | in 5 apps: A, B, C + 2 more"],
    ],
    [
      "each severity for itself",
      { id: "r", findings: [...many(1, "critical"), ...many(3, "medium")] },
      ["critical | r | 1 | U1: no MFA", "medium | r | 3 | U1, U2, U3"],
    ],
    [
      "that a suppression has ended",
      { id: "r", findings: [{ suppressionEnded: { expires: "2026-11-03" } }] },
      ["high | r | 1 | Ada: no MFA (suppression ended 3 Nov 2026)"],
    ],
    [
      "how many suppressions have",
      {
        id: "r",
        findings: [...many(3, "high"), { name: "Zoe", suppressionEnded: { expires: "2026-11-03" } }],
      },
      ["high | r | 4 | U1, U2, U3 + 1 more; the suppression of 1 has ended"],
    ],
  ])("tells %s", (_, made, expected) => {
    expect(lines(made)).toEqual(expected);
  });

  it("tells a single rule's infos as they are, and those of several as a number", () => {
    expect(lines({ id: "r", findings: many(1, "info") })).toEqual(["info | r | 1 | U1: no MFA"]);
    expect(lines({ id: "r", findings: many(2, "info") }, { id: "s", findings: many(3, "info") })).toEqual([
      "info | 2 rules | 5 | --all",
    ]);
  });

  it("names six reasons of what is unknown, and counts the others", () => {
    const unknown = Array.from({ length: 9 }, (_, index) => ({ name: "Ada", reason: `reason ${index}` }));
    const printed = text([{ id: "r", unknown, clean: 1 }]);
    expect(printed.match(/1 in r: reason \d/g)).toHaveLength(6);
    expect(printed).toContain("and for 3 other reasons: --all");
  });

  it.each<[string, MadeRule[], Parameters<typeof text>[1], string]>([
    ["nothing where all is clean", [{ id: "r", clean: 1 }], {}, "1 rule: 1 clean\n\nclean       r\n"],
    [
      "none at or above",
      [{ id: "r", clean: 1 }],
      { settings: { failOn: "high" } },
      "1 rule: 1 clean\n\nclean       r\n\nNone at or above high.\n",
    ],
    [
      "none when all are suppressed",
      [{ id: "r", findings: [suppressed("2026-11-23")] }],
      { settings: { failOn: "low" } },
      "1 rule: 1 with suppressed ones alone\n\nsuppressed  1; ends today, 23 Nov 2026: r, Ada (approved by Eve)\n\nNone at or above low.\n",
    ],
  ])("ends with %s", (_, made, given, expected) => {
    expect(text(made, given)).toBe(expected);
  });
});
