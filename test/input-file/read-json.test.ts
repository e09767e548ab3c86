import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonLines } from "../../src/input-file/json-lines.js";
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

  it("has each value where it is, however it is laid out", () => {
    const pathsOf = (value: unknown, path: PropertyKey[] = []): PropertyKey[][] => [
      path,
      ...(Array.isArray(value)
        ? value.flatMap((item, index) => pathsOf(item, [...path, index]))
        : typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
          : []),
    ];
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect([...jsonLines(text)].map(({ path }) => path)).toEqual(pathsOf(JSON.parse(text)));
      }),
    );
  });
});
