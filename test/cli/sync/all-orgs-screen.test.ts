import { describe, expect, it } from "vitest";
import { createPaint } from "../../../src/cli/paint.js";
import {
  type AllOrgsReport,
  allOrgsQuiet,
  allOrgsScreen,
  allOrgsTroubles,
} from "../../../src/cli/sync/all-orgs-screen.js";
import type { OrganizationEnding } from "../../../src/cli/sync/organization-ending.js";

const layout = {
  isTerminal: false,
  width: 140,
  paint: createPaint({}, { mode: "never", env: {} }),
};
const id = (last: string) => last.padStart(24, "6");
const done = (name: string, last: string): OrganizationEnding => ({
  organization: { id: id(last), displayName: name },
  exitCode: 0,
  word: "done",
  resources: { user: 3012, group: 14, app: 0 },
  grants: 90,
  file: "2026-11-23T020003Z.json.gz",
  reasons: [],
});
const failed = (last: string, exitCode: 4 | 75): OrganizationEnding => ({
  organization: { id: id(last) },
  exitCode,
  word: exitCode === 4 ? "refused" : "locked",
  reasons: ["because", "do this"],
});
const report = (given: Partial<AllOrgsReport>): AllOrgsReport => ({
  endings: [],
  notBegun: [],
  left: [],
  dir: "/var/lib/jumpcloud",
  startedAt: new Date("2026-11-23T02:00:03Z"),
  endedAt: new Date("2026-11-23T02:01:03Z"),
  ...given,
});

describe("the end of a sync of several organisations", () => {
  it("has a line for each, the worst first, then by name, and below why", () => {
    const endings = [done("Zeta", "1"), failed("2", 75), done("Acme", "3"), failed("4", 4)];
    const text = allOrgsScreen(report({ endings }), layout);
    expect(text).toContain("Acme  6666");
    expect([...text.matchAll(/6{23}\d(?= {2}\w)/g)].map(([found]) => found.slice(-1))).toEqual([
      "4",
      "2",
      "3",
      "1",
    ]);
    expect(text).toMatch(/done +3,012 +14 +0 +90 {2}2026-11-23T020003Z\.json\.gz\n/);
    expect(text).toContain("Synced      2 of 4 organisations, ");
    expect(text).toContain(
      `\n\nFAILED      ${id("4")}: refused (exit 4)\n            because\n            do this\nFAILED`,
    );
  });

  it("keeps within a narrow terminal", () => {
    const endings = [done("Acme", "3"), failed("4", 4)];
    const text = allOrgsScreen(report({ endings, dir: "d" }), { ...layout, width: 50 });
    expect(text.split("\n").filter((line) => line.length > 50)).toEqual([]);
    expect(text).toContain(
      `Acme  done\n  ${id("3")}\n  users 3,012, groups 14, apps 0, grants 90\n  2026-11-23T020003Z.json.gz\n`,
    );
  });

  it("names what was not begun, and what is not listed any more", () => {
    const left = [{ id: id("9"), folder: "/var/lib/jumpcloud/9", displayName: "Old" }];
    const notBegun = [{ id: id("8"), displayName: "Later" }];
    const text = allOrgsScreen(report({ endings: [done("Acme", "1")], notBegun, left }), layout);
    expect(text).toContain("Synced      1 of 2 organisations");
    expect(text).toContain(`No longer   synced: Old (${id("9")}). The key does not list it any more`);
    expect(text).toContain(`NOT BEGUN   Later (${id("8")})\n`);
  });

  it("names with --quiet, in a line, what is not listed any more", () => {
    const left = [{ id: id("9"), folder: "/var/lib/jumpcloud/9", displayName: "Old" }];
    const endings = [done("Acme", "1")];
    expect(allOrgsQuiet(report({ endings }), layout)).toBe("");
    expect(allOrgsQuiet(report({ endings, left }), { ...layout, width: 50 })).toBe(
      `No longer   synced: Old (${id("9")}) in /var/lib/jumpcloud/9\n`,
    );
  });

  it("says nothing of trouble where there is none", () => {
    expect(allOrgsTroubles(report({ endings: [done("Acme", "1")] }), layout)).toBe("");
  });

  it("shows names as text, and long ones cut", () => {
    const text = allOrgsScreen(report({ endings: [done(`\u001b[2J${"n".repeat(90)}`, "1")] }), layout);
    expect(text).not.toContain("\u001b");
    expect(text).not.toContain("n".repeat(30));
  });
});
