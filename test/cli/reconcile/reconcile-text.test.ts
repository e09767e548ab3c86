import { describe, expect, it } from "vitest";
import { createPaint } from "../../../src/cli/paint.js";
import { reconcileText } from "../../../src/cli/reconcile/reconcile-text.js";
import { reconcileExitCode } from "../../../src/cli/reconcile/run-reconcile.js";
import type { Reconciliation } from "../../../src/reconcile/reconciliation.js";
import { type HandMade, reconcileHandMade } from "../../reconcile/hand-made.js";

const given: HandMade = {
  users: {
    u1: { username: "ada", email: "ada@x.example" },
    u2: { username: "bob\u001b[2J" },
    u3: { username: "desk.day", email: "desk@x.example" },
    u4: { username: "desk.night", email: "desk@x.example" },
  },
  groups: { g1: "Sales", g2: "Archive" },
  members: ["g1 u1", "g1 u2", "g1 u3"],
};
const report = [
  "username,email,user_group_name,user_created_at",
  "ada,,Archive,",
  ",desk@x.example,Sales,",
  "no users,,Sales,",
  "zoe,,New,2026-11-23T05:00:00Z",
].join("\n");

const plain = createPaint({}, { mode: "never", env: {} });

function textOf(result: Reconciliation, options: { isWhole?: boolean; time?: string } = {}): string {
  for (const each of result.summary.reports) each.time = options.time ?? "2026-11-23T09:00:08.000Z";
  return [...reconcileText(result, { width: 100, paint: plain, isWhole: options.isWhole ?? false })].join("");
}

describe("the text of reconciling", () => {
  it("tells of each person what only the report and what only the file says", async () => {
    expect(textOf(await reconcileHandMade(given, [report]))).toBe(
      `Report      report-0.csv: Users to User Groups, 4 rows, matched by name
            of 23 Nov 2026 09:00 UTC (time of the file), 7 h after the sync had read

                      report  file  only in report  only in file
users                      2     4               1             1  2 ambiguous
groups                     3     2               1             -
memberships                2     3               2             2  1 ambiguous
users in no group          0     1               -             -  1 ambiguous
groups without users       1     1               1             1

DIFFERENT   3 people, 1 of them created after the sync began to read, 3 groups or apps
            Whatever changed between the sync and the report is among it.
Ambiguous   user desk@x.example, 1 row: 2 have this name (u3, u4)
Resources   group Archive: without users only in the file
            group New: only in the report
            group Sales: without users only in the report

ada <ada@x.example>
  only in the report  group Archive
  only in the file    group Sales

bob\\u{1b}[2J <u2>
  only in the file    the user
  only in the file    group Sales

zoe
  only in the report  the user, created 23 Nov 2026 05:00 UTC, after the sync began to read
  only in the report  group New
`,
    );
  });

  it("is short unless all is asked for", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `person${String(index).padStart(2, "0")}`);
    const users = Object.fromEntries(names.map((name) => [name, { username: name }]));
    const rows = names.flatMap((name) => Array.from({ length: 7 }, (_, index) => `${name},G${index}\n`));
    const result = await reconcileHandMade({ users }, [`username,user_group_name\n${rows.join("")}`]);
    const short = textOf(result);
    expect(short).toContain("\nperson09\n");
    expect(short).not.toContain("\nperson10\n");
    expect(short).toContain("group G4 and 2 more: --all\n");
    expect(short.endsWith("\n… and 2 more people: --all\n")).toBe(true);
    const whole = textOf(result, { isWhole: true });
    expect(whole).toContain("\nperson11\n");
    expect(whole).toContain("group G6\n");
    expect(whole).not.toContain("--all");
  });

  it.each([
    ["2026-11-23T01:00:00.000Z", "1 h before the sync began to read"],
    ["2026-11-23T02:00:05.000Z", "while the sync was reading"],
    ["2026-11-25T02:00:09.000Z", "2 days after the sync had read"],
  ])("says how far apart the two are: %s is %s", async (time, words) => {
    expect(textOf(await reconcileHandMade(given, [report]), { time })).toContain(`, ${words}\n`);
  });
});

describe("the exit code of reconcile", () => {
  const same =
    "username,user_group_name\nada,Sales\nbob\u001b[2J,Sales\ndesk.day,Sales\ndesk.night,no user group\nno users,Archive\n";
  const gaps = [{ resourceType: "group", list: "memberships", id: "g1", proof: "incomplete" as const }];
  const unsure = { ...given, manifest: { gaps } };
  const incomplete = { ...given, header: { complete: false, incomplete: ["group"] } };
  const now = new Date("2026-11-23T09:00:00Z");
  const hour = 3_600_000;

  it.each([
    ["the same", given, same, {}, 0],
    ["different", given, report, {}, 1],
    ["the same, too old", given, same, { maxAge: hour }, 3],
    ["different, too old", given, report, { maxAge: hour }, 3],
    ["different in a file that is not whole", incomplete, report, {}, 3],
    [
      "different in a file that is not whole, as is allowed",
      incomplete,
      report,
      { allowIncomplete: true },
      1,
    ],
    ["uncertain", unsure, same, {}, 3],
    ["uncertain, as is allowed", unsure, same, { allowIncomplete: true }, 0],
  ] as const)("for %s", async (_, file, text, flags, code) => {
    const result = await reconcileHandMade(file, [text]);
    expect(reconcileExitCode(result, { format: "text", ...flags }, now)).toBe(code);
  });
});
