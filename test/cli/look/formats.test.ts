import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { titleOf } from "../../../src/cli/table/column.js";
import { fakeIo } from "../fake-io.js";
import { demoLine, lookAt } from "./look-at.js";

const commands: Readonly<Record<string, { args: string[]; columns: string[] }>> = {
  "resource-types": {
    args: [],
    columns: ["id", "name", "traits", "resources", "entitlements", "grants", "description"],
  },
  resources: { args: [], columns: ["type", "id", "name", "status", "details", "email", "username"] },
  entitlements: {
    args: [],
    columns: [
      "resourceType",
      "resource",
      "slug",
      "purpose",
      "grantableTo",
      "grants",
      "name",
      "id",
      "resourceId",
    ],
  },
  grants: {
    args: [],
    columns: [
      "resourceType",
      "resource",
      "slug",
      "principalType",
      "principal",
      "email",
      "how",
      "through",
      "entitlementId",
      "principalId",
      "resourceId",
      "id",
    ],
  },
  principals: {
    args: ["-e", "Slack"],
    columns: ["type", "id", "name", "status", "details", "email", "username", "how", "through"],
  },
};

const cases = Object.entries(commands).map(([name, { args, columns }]) => ({ name, args, columns }));

/** What a JSON value is in a format that has nothing but text. */
function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => String(Object(item).resource ?? item)).join(", ");
  return value === undefined ? "" : String(value);
}

describe.each(cases)("$name", ({ name, args, columns }) => {
  const look = async (...more: string[]) => (await lookAt([name, ...args, ...more])).stdout;

  it("has the same columns and rows in every format, in the same bytes each time", async () => {
    const json = await look("--format", "json");
    const rows: Record<string, unknown>[] = JSON.parse(json);
    expect(rows.length).toBeGreaterThan(4);
    expect(columns).toEqual(expect.arrayContaining([...new Set(rows.flatMap((row) => Object.keys(row)))]));
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(columns.filter((key) => row[key] !== undefined));
    }
    const lines = (await look("--format", "ndjson")).split("\n").slice(0, -1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);

    const csv = await look("-o", "csv");
    expect(csv.endsWith("\r\n")).toBe(true);
    const [header, ...records] = Papa.parse<string[]>(csv.slice(0, -2), { newline: "\r\n" }).data;
    const cells = (await look())
      .split("\n")
      .slice(0, -1)
      .map((line) => line.split("\t"));
    expect(header).toEqual(columns);
    expect(records.map((record) => record.map((cell) => cell.replace(/^'=/, "=")))).toEqual(cells);
    // Control characters are escaped where text is for people, and as JSON has it where it is for programs.
    const visible = (text: string) => text.replace(/\p{Cc}/gu, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
    expect(cells).toEqual(rows.map((row) => columns.map((key) => visible(cellOf(row[key])))));
    expect(await look("--format", "json")).toBe(json);
  });

  it("shows all of its columns on a terminal that is wide enough", async () => {
    const { stdout, stderr } = await lookAt([name, ...args, "--color", "never"], { columns: 400 });
    expect(stdout.split("\n")[0]?.split(/ {2,}/)).toEqual(columns.map((key) => titleOf({ key })));
    expect(stderr).toMatch(/ old, complete\n\d+ [a-z ]+s\n$/);
  });

  it("has its columns in its help, in their order", async () => {
    const io = fakeIo();
    expect(await run(["node", "jc-connector", name, "--help"], io)).toBe(0);
    const [, listed = ""] = /header of CSV:\n([\s\S]*?)\nWithout/.exec(io.stdout.text()) ?? [];
    expect(listed.split(",").map((key) => key.trim())).toEqual(columns);
  });

  it("says nothing but what went wrong when it is to be quiet", async () => {
    expect(await lookAt([name, ...args, "-q"], { columns: 100 })).toMatchObject({ code: 0, stderr: "" });
    expect(await lookAt([name, ...args])).toMatchObject({ code: 0, stderr: demoLine });
  });
});

describe("an empty list", () => {
  const nothing = ["resources", "--where", "name=nobody"];

  it.each([
    ["text", ""],
    ["json", "[]\n"],
    ["ndjson", ""],
    ["csv", "type,id,name,status,details,email,username\r\n"],
  ])("as %s is %j", async (format, stdout) => {
    expect(await lookAt([...nothing, "--format", format])).toEqual({ code: 0, stdout, stderr: demoLine });
  });

  it("on a terminal is a number", async () => {
    expect(await lookAt(nothing, { columns: 80 })).toEqual({
      code: 0,
      stdout: "",
      stderr: `${demoLine}0 resources\n`,
    });
  });
});
