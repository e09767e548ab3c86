import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type JsonPlace, jsonPlaces } from "../../src/input-file/json-places.js";
import { parseJsonFile, readJsonFile } from "../../src/input-file/read-json.js";

const schema = z.object({
  rules: z.array(z.object({ id: z.string().min(1), "a.b": z.number().optional() })),
});
const problemOf = (text: string) => {
  try {
    parseJsonFile(text, { name: "rules.json", schema });
    return "none";
  } catch (error) {
    return String(error);
  }
};

describe("a JSON file that a person wrote", () => {
  it.each([
    ['{"rules":[{"id":"a"}]}', "none"],
    ["", "InputFileError: rules.json:1: it is not JSON from here on"],
    ['{\n"rules":[\n{"id":}\n]}', "InputFileError: rules.json:3: it is not JSON from here on"],
    ['{\n"rules":[', "InputFileError: rules.json:2: it is not JSON from here on"],
    ["[]", "InputFileError: rules.json:1: it is not an object"],
    ["{\n}", "InputFileError: rules.json:1: rules is missing"],
    ['{\n"rules":\n[{"id":"ä\\n"},\n{\n"id":""}]}', "InputFileError: rules.json:5: rules[1].id is empty"],
    ['{"rules":[{"id":"a"},\n{"x":1}]}', "InputFileError: rules.json:2: rules[1].id is missing"],
    ['{"rules":[{"id":"a",\n"a.b":"1"}]}', 'InputFileError: rules.json:2: rules[0]["a.b"] is not a number'],
  ])("%j: %s", (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it("has a slip where it is, also where that leaves something missing", () => {
    const strict = z.strictObject({ rules: z.array(z.strictObject({ id: z.string() })) });
    const text = '{"rules":[{"id":"a"},\n{\n"idd":"b"}]}';
    expect(() => parseJsonFile(text, { name: "rules.json", schema: strict })).toThrow(
      "rules.json:3: rules[1].idd is not known here",
    );
  });

  it("may begin with a byte order mark, and has to be UTF-8", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "jc-")), "rules.json");
    writeFileSync(path, '\ufeff{"rules":[]}');
    expect((await readJsonFile(path, schema)).value).toEqual({ rules: [] });
    writeFileSync(path, Buffer.from([0xff, 0xfe, 0x7b]));
    await expect(readJsonFile(path, schema)).rejects.toThrow(`${path}: is not UTF-8: save it as UTF-8`);
    await expect(readJsonFile(`${path}.not`, schema)).rejects.toThrow(
      `cannot read ${path}.not: the file does not exist`,
    );
  });

  it.each([
    ["stands twice", '{"rules":[],\n"rules":[]}', 'rules.json:2: "rules" stands here twice'],
    ["in escapes", '{"rules":[{"id":"a",\r"i\\u0064":"b"}]}', 'rules.json:2: "id" stands here twice'],
    ["that is special", '{"__proto__":1,"__proto__":1}', 'rules.json:1: "__proto__" stands here twice'],
  ])("has no key that %s", (_, text, problem) => {
    expect(problemOf(text)).toBe(`InputFileError: ${problem}`);
  });

  it("may have a key in each of several objects, and as a value", () => {
    expect(problemOf('{"rules":[{"id":"id"},{"id":"id"}]}')).toBe("none");
  });

  it.each([
    ["\r", 4],
    ["\r\n", 4],
    ["\n\r", 7],
  ])("has lines that end with %j", (end, line) => {
    const lines = ['{"rules":[', '{"id":"a"},', '{"id":"b"},', "{}]}"];
    expect(problemOf(lines.join(end))).toBe(`InputFileError: rules.json:${line}: rules[2].id is missing`);
    const cut = ['{"rules":[', '{"id":"a"},', '{"id":"b"},', "{,}]}"];
    expect(problemOf(cut.join(end))).toBe(`InputFileError: rules.json:${line}: it is not JSON from here on`);
  });

  it.each([
    ["lists", `\n${"[".repeat(4_000_000)}`, "2: it is nested deeper than 64 levels"],
    ["objects", '{"a":\n'.repeat(65), "65: it is nested deeper than 64 levels"],
    ["64 lists", "[".repeat(64) + "]".repeat(64), "1: it is not an object"],
    ["a text of brackets", `"${'[{\\"'.repeat(100)}"`, "1: it is not an object"],
    ["lists beside each other", `[${"[],".repeat(100)}[]]`, "1: it is not an object"],
  ])("is not nested deep: %s", { timeout: 2000 }, (_, text, problem) => {
    expect(problemOf(text)).toBe(`InputFileError: rules.json:${problem}`);
  });

  it("is found wanting ten thousand times at once", { timeout: 3000 }, () => {
    const rules = Array.from({ length: 10_000 }, (_, id) => ({ id: `${id}` }));
    const { errorAt } = parseJsonFile(JSON.stringify({ rules }, null, 1), { name: "rules.json", schema });
    const lines = rules.map((_, index) => errorAt(["rules", index, "id"], "").message);
    expect(lines.at(-1)).toBe("rules.json:30001: ");
  });

  it("is not larger than 8 MiB, and a file", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "jc-")), "rules.json");
    writeFileSync(path, `{"rules":[]}${" ".repeat(8 * 1024 * 1024)}`);
    await expect(readJsonFile(path, schema)).rejects.toThrow(`${path}: is larger than 8 MiB`);
    await expect(readJsonFile("-", schema)).rejects.toThrow(
      "-: it cannot come from standard input: name a file",
    );
  });

  it("has each value where it is, however it is laid out", () => {
    const pathsOf = (value: unknown, path: PropertyKey[] = []): PropertyKey[][] => [
      path,
      ...(Array.isArray(value)
        ? value.flatMap((item, index) => pathsOf(item, [...path, index]))
        : typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
          : []),
    ];
    const pathsIn = ({ members }: JsonPlace, path: PropertyKey[] = []): PropertyKey[][] => [
      path,
      ...[...(members ?? [])].flatMap(([step, place]) => pathsIn(place, [...path, step])),
    ];
    const inOrder = (paths: PropertyKey[][]) => paths.map((path) => JSON.stringify(path)).sort();
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { root, doubles } = jsonPlaces(text);
        expect(inOrder(pathsIn(root))).toEqual(inOrder(pathsOf(JSON.parse(text))));
        expect(doubles).toEqual([]);
      }),
    );
  });
});
