import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reconciliation } from "../../src/reconcile/reconciliation.js";
import {
  type CsvForm,
  csvText,
  type MadeReport,
  ssoReport,
  userGroupsReport,
  without,
} from "../support/reports.js";
import { type Synced, smallOrganization, synced } from "./synced-organization.js";

const folder = mkdtempSync(join(tmpdir(), "jc-connector-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let org: Synced;
let groups: MadeReport;
let apps: MadeReport;
beforeAll(async () => {
  org = await synced(smallOrganization(), folder);
  groups = userGroupsReport(org.organization);
  apps = ssoReport(org.organization);
});

const spellings: Record<string, (column: string) => string> = {
  "as it is": (column) => column,
  shouted: (column) => column.toUpperCase(),
  "with blanks": (column) => column.split("_").join(" "),
  "as a title": (column) => column.replace(/_/g, " ").replace(/\b\w/g, (letter) => letter.toUpperCase()),
  "in camel case": (column) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
};

/** The same report in any of the ways in which it may come. */
const forms = fc.record({
  delimiter: fc.constantFrom<CsvForm["delimiter"]>(",", ";", "\t"),
  newline: fc.constantFrom<CsvForm["newline"]>("\n", "\r\n", "\r"),
  byteOrderMark: fc.boolean(),
  quoted: fc.boolean(),
  spell: fc.constantFrom(...Object.values(spellings)),
});

const layouts = fc.oneof(
  forms.map((form) => (report: MadeReport) => csvText(report, form)),
  fc.constantFrom(...Object.values(spellings)).map((spell) => ({ rows }: MadeReport) => {
    const spelled = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, text]) => [spell(column), text])),
    );
    return JSON.stringify(spelled, undefined, 1);
  }),
);

function shuffled({ columns, rows }: MadeReport, order: readonly number[]): MadeReport {
  const keys = new Map(rows.map((row, index) => [row, order[index % order.length] ?? 0]));
  return { columns, rows: rows.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)) };
}

const orders = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });

function differenceCount({ summary }: Reconciliation): number {
  return summary.checks.reduce((sum, { onlyInReport, onlyInFile }) => sum + onlyInReport + onlyInFile, 0);
}

describe("a report of the state that a sync file holds", () => {
  it("says the same, whatever order, spelling and layout it comes in", async () => {
    await fc.assert(
      fc.asyncProperty(layouts, layouts, orders, async (first, second, order) => {
        const texts = [first(shuffled(groups, order)), second(shuffled(apps, order))];
        const result = await org.reconcile(texts);
        expect(result.summary).toMatchObject({ verdict: "same", notCompared: [], ambiguous: [] });
        expect([...result.people(), ...result.resources()]).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it("counts what there is", async () => {
    const { summary } = await org.reconcile([csvText(groups), csvText(apps)]);
    const { users, memberships, userBindings, groupBindings } = org.organization;
    const known = new Set(users.map(({ id }) => id));
    const pairs = [...memberships].flatMap(([group, people]) =>
      people.filter((user) => known.has(user)).map((user) => `${group} ${user}`),
    );
    const access = [...userBindings].flatMap(([app, people]) => [
      ...people.filter((user) => known.has(user)).map((user) => `${app} ${user}`),
      ...(groupBindings.get(app) ?? []).flatMap((group) =>
        (memberships.get(group) ?? []).filter((user) => known.has(user)).map((user) => `${app} ${user}`),
      ),
    ]);
    const counted = Object.fromEntries(
      summary.checks.map(({ report, name, inReport, inFile }) => [`${report} ${name}`, [inReport, inFile]]),
    );
    const reachable = new Set(access).size;
    expect(counted).toEqual({
      "users-to-user-groups users": [users.length, users.length],
      "users-to-user-groups groups": [5, 5],
      "users-to-user-groups memberships": [new Set(pairs).size, new Set(pairs).size],
      "users-to-user-groups usersWithoutGroup": [2, 2],
      "users-to-user-groups groupsWithoutUsers": [1, 1],
      "users-to-sso-applications users": [new Set(access.map((pair) => pair.split(" ")[1])).size, undefined],
      "users-to-sso-applications apps": [8, 8],
      "users-to-sso-applications access": [reachable, reachable],
      "users-to-sso-applications directness": [reachable, reachable],
    });
  });

  it("says the same without ids, where names are nobody else's", async () => {
    const texts = [groups, apps].map((report) => csvText(without(report, /object_id/)));
    const { summary } = await org.reconcile(texts);
    expect(summary).toMatchObject({
      verdict: "same",
      reports: [
        { matchedBy: { user: "name", resource: "name" } },
        { matchedBy: { user: "name", resource: "name" } },
      ],
    });
  });

  it("says the same when a spreadsheet turned an id into a number", async () => {
    const [, , third] = org.organization.users;
    const rows = groups.rows.map((row) =>
      row.user_object_id === third?.id ? { ...row, user_object_id: "5.99012E+23" } : row,
    );
    const { summary } = await org.reconcile([csvText({ ...groups, rows })]);
    expect(summary).toMatchObject({
      verdict: "same",
      reports: [{ matchedBy: { user: "id and name", resource: "id" } }],
    });
  });

  it("does not mind rows that are repeated, and says how many", async () => {
    const { summary } = await org.reconcile([csvText({ ...groups, rows: [...groups.rows, ...groups.rows] })]);
    expect(summary.verdict).toBe("same");
    const memberships = groups.rows.filter(
      ({ user_object_id, user_group_object_id }) => user_object_id && user_group_object_id,
    );
    expect(summary.reports[0]).toMatchObject({
      rows: groups.rows.length * 2,
      repeatedRows: memberships.length,
    });
  });
});

describe("one row too few or too many", () => {
  it("is found, whichever row of whichever report it is", async () => {
    for (const report of [groups, apps]) {
      for (const index of report.rows.keys()) {
        const rows = report.rows.toSpliced(index, 1);
        const result = await org.reconcile([csvText({ ...report, rows })]);
        expect({ index, verdict: result.summary.verdict }).toEqual({ index, verdict: "different" });
        expect(differenceCount(result)).toBeGreaterThan(0);
        expect(result.summary.checks.every(({ onlyInReport }) => onlyInReport === 0)).toBe(true);
      }
    }
  });

  it("is found without ids too", async () => {
    const { columns, rows } = without(groups, /object_id/);
    for (const index of rows.keys()) {
      const { summary } = await org.reconcile([csvText({ columns, rows: rows.toSpliced(index, 1) })]);
      expect({ index, verdict: summary.verdict }).toEqual({ index, verdict: "different" });
    }
  });

  it("is found and told by person when it is one that the file does not have", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.boolean(), async (who, what, hasIds) => {
        const { users, groups: all, memberships } = org.organization;
        const group = all[what % all.length];
        const outside = users.filter(({ id }) => !memberships.get(group?.id ?? "")?.includes(id));
        const user = outside[who % outside.length];
        if (group === undefined || user === undefined) return;
        const added = {
          user_name: user.username ?? "",
          email: user.email ?? null,
          user_group_name: group.name,
          user_object_id: user.id,
          user_group_object_id: group.id,
        };
        const report = { columns: groups.columns, rows: [...groups.rows, added] };
        const result = await org.reconcile([csvText(hasIds ? report : without(report, /object_id/))]);
        const people = [...result.people()];
        expect(people).toMatchObject([
          {
            id: user.id,
            grants: [{ resourceType: "group", id: group.id, displayName: group.name, onlyIn: "report" }],
          },
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a report cannot be compared for", () => {
  it("is another organisation's report", async () => {
    const stranger = { user_name: "x", user_group_name: "All Staff", user_object_id: "a".repeat(24) };
    const text = csvText({ columns: groups.columns, rows: [stranger] });
    await expect(org.reconcile([text])).rejects.toThrow(
      /names none of the users of .*sync\.json: is it another organisation's\?$/,
    );
  });

  it("is a second one of the same kind, and one without rows", async () => {
    await expect(org.reconcile([csvText(groups), csvText(groups)])).rejects.toThrow(
      /is a second Users to User Groups report: compare the file with one at a time$/,
    );
    await expect(org.reconcile([csvText({ ...groups, rows: [] })])).rejects.toThrow(/: has no rows$/);
    await expect(org.reconcile(["[]"])).rejects.toThrow(/: has no rows$/);
  });

  it("is a row that names nobody and nothing", async () => {
    const rows = [...groups.rows, { user_state: "ACTIVATED" }];
    await expect(org.reconcile([csvText({ ...groups, rows })])).rejects.toThrow(
      new RegExp(`: row ${rows.length + 1}: it names neither a user nor a group$`),
    );
  });
});
