import { beforeAll, describe, expect, it } from "vitest";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { hostileOrganization, hostileText, obeyed } from "../../support/hostile.js";
import { syncInProcess } from "../../support/in-process.js";
import { faultsOf, reviewTable } from "../../support/review-table.js";
import { textSink } from "../text-sink.js";
import { exportOf } from "./exported.js";

const formulas = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\u0000=1",
  "＝1",
  "＋1",
  "－1",
  "＠a",
  '=a"b,c',
];

/** Every name is a trap for a terminal, and some are for a spreadsheet too. */
async function hostileFile(): Promise<string> {
  const organization = hostileOrganization();
  for (const [index, formula] of formulas.entries()) {
    const [user, group] = [
      organization.users[index],
      organization.groups[index % organization.groups.length],
    ];
    if (user !== undefined)
      Object.assign(user, { displayname: `${formula}${hostileText}`, department: formula });
    if (group !== undefined) Object.assign(group, { name: `${formula}${hostileText}` });
  }
  const stdout = textSink();
  await syncInProcess(createSimulator(organization), { file: "-", stdout });
  return stdout.text();
}

let file: string;

beforeAll(async () => {
  file = await hostileFile();
});

describe("names that are traps", () => {
  it("are harmless in a table for people: nothing is calculated, nothing obeyed", async () => {
    const { code, stdout, stderr } = await exportOf(file, "--all-accounts");
    expect(code).toBe(0);
    expect(obeyed(`${stdout.replaceAll("\r\n", "\n")}${stderr}`)).toEqual([]);
    const rows = reviewTable(stdout);
    expect(faultsOf(rows)).toEqual([]);
    const departments = new Set(rows.map(({ department }) => department));
    expect(departments).toContain("'=1+1");
    expect(departments).toContain("'＠a");
  });

  it("are as JumpCloud has them where programs read them", async () => {
    const names = new Map<string, string>(
      JSON.parse(file).resources.map(
        ({ id, displayName }: { id: { resource: string }; displayName: string }) => [
          id.resource,
          displayName,
        ],
      ),
    );
    const json = await exportOf(file, "--all-accounts", "-o", "review-ndjson");
    expect(obeyed(json.stdout)).toEqual([]);
    const rows = json.stdout
      .split("\n")
      .slice(0, -1)
      .map((line): Record<string, string> => JSON.parse(line));
    const raw = reviewTable((await exportOf(file, "--all-accounts", "--no-csv-guard")).stdout);
    for (const shown of [rows, raw]) {
      const told = new Map(
        shown.flatMap((row) =>
          [
            [row.principal_id, row.display_name],
            ...(row.resource_id ? [[row.resource_id, row.resource_name]] : []),
          ].map(([id = "", name]) => [id, name]),
        ),
      );
      expect(told.size).toBeGreaterThan(30);
      for (const [id, name] of told) expect(name).toBe(names.get(id));
    }
    expect(rows.map(({ department = "" }) => department)).toEqual(raw.map(({ department }) => department));
    expect(rows.some(({ department }) => department === "\u0000=1")).toBe(true);
  });
});
