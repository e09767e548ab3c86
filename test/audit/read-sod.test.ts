import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { readSod } from "../../src/audit/read-sod.js";
import { sodSchema } from "../../src/audit/sod-schema.js";
import { InputFileError } from "../../src/input-file/errors.js";

const path = join(mkdtempSync(join(tmpdir(), "jc-")), "sod.json");
const least = { id: "pay", title: "Pays and approves", a: ["NetSuite*"], b: ["group:Approvers"] };
const exempt = { principal: "ada", reason: "alone", approvedBy: "cfo", expires: "2026-12-31" };
const ajv = new Ajv2020({ strict: true });
ajvFormats.default(ajv);
const validate = ajv.compile(sodSchema());

/** A rule a line: the first is in line 2. */
function sodOf(...rules: unknown[]) {
  const text = `{"rules":[\n${rules.map((rule) => JSON.stringify(rule)).join(",\n")}\n]}`;
  writeFileSync(path, text);
  return readSod(path);
}

describe("a file of rules about the separation of duties", () => {
  it("says the least, and the rest is as usual", async () => {
    expect(await sodOf(least)).toEqual([{ ...least, severity: "high", condition: "in", exempt: [] }]);
  });

  it("holds at most ten thousand rules", async () => {
    await expect(sodOf(...Array(10_001).fill(least))).rejects.toThrow(
      `${path}:1: rules holds more than 10,000 rules`,
    );
  });

  it("says all that there is", async () => {
    const all = { ...least, severity: "critical", condition: "not_in", exempt: [exempt] };
    expect(await sodOf(all, { ...least, id: "other" })).toEqual([
      all,
      { ...least, id: "other", severity: "high", condition: "in", exempt: [] },
    ]);
    expect(validate({ $schema: "sod.schema.json", rules: [all, least] })).toBe(true);
  });

  it.each<[rule: object, complaint: string]>([
    [{ ...least, sverity: "low" }, "2: rules[0].sverity is not known here"],
    [
      { ...least, exempt: [{ ...exempt, until: "2027-01-01" }] },
      "2: rules[0].exempt[0].until is not known here",
    ],
    [{ ...least, id: " " }, "2: rules[0].id is empty"],
    [{ ...least, a: [] }, "2: rules[0].a is empty"],
    [{ ...least, a: [""] }, "2: rules[0].a[0] is empty"],
    [{ ...least, b: "NetSuite" }, "2: rules[0].b is not a list"],
    [{ id: "pay", title: "Pays", a: ["x"] }, "2: rules[0].b is missing"],
    [{ ...least, condition: "and" }, '2: rules[0].condition is not "in" or "not_in"'],
    [
      { ...least, severity: "urgent" },
      '2: rules[0].severity is not "info" or "low" or "medium" or "high" or "critical"',
    ],
    [{ ...least, exempt: [{ ...exempt, reason: undefined }] }, "2: rules[0].exempt[0].reason is missing"],
    ...["2026-02-30", "31.12.2026", "2026-12-31T00:00:00Z"].map((expires): [object, string] => [
      { ...least, exempt: [{ ...exempt, expires }] },
      "2: rules[0].exempt[0].expires is not a day written as 2026-12-31",
    ]),
  ])("%j is refused", async (rule, complaint) => {
    await expect(sodOf(rule)).rejects.toThrow(new InputFileError(`${path}:${complaint}`));
  });

  it("is refused with an id twice, in the line of the second, and with no rules", async () => {
    await expect(sodOf(least, { ...least, id: "x" }, least)).rejects.toThrow(
      new InputFileError(`${path}:4: rules[2].id is "pay", as that of another rule`),
    );
    await expect(sodOf()).rejects.toThrow(new InputFileError(`${path}:1: rules is empty`));
  });

  it("is refused by the JSON Schema with a key that is not known", () => {
    expect(validate({ rules: [{ ...least, sverity: "low" }] })).toBe(false);
    expect(validate({ rules: [] })).toBe(false);
    expect(validate({ rules: [{ ...least, exempt: [{ ...exempt, expires: "2026-02-29" }] }] })).toBe(false);
  });
});
