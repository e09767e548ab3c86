import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { mapDocumentSchema } from "../../../src/export/columns/map-document-schema.js";
import { shippedMaps } from "../../../src/export/columns/read-column-map.js";

const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  mapDocumentSchema(),
);
const isValid = (map: unknown) => validate(map);
const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/column-maps/${name}.json`, import.meta.url), "utf8"));

describe("the JSON Schema of a column map", () => {
  it("takes the maps that come along", () => {
    const names = shippedMaps();
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter((name) => !isValid(shipped(name)))).toEqual([]);
  });

  const column = { header: "Name", path: "email" };

  it.each([
    ["a key that is none", { name: "m", rows: "grants", columns: [{ ...column, pathh: "email" }] }],
    ["two sources of one column", { name: "m", rows: "grants", columns: [{ ...column, text: "x" }] }],
    ["no source", { name: "m", rows: "grants", columns: [{ header: "Name" }] }],
    ["no columns", { name: "m", rows: "grants", columns: [] }],
    ["other rows", { name: "m", rows: "people", columns: [column] }],
  ])("refuses %s", (_, map) => {
    expect(isValid({ name: "m", rows: "grants", columns: [column] })).toBe(true);
    expect(isValid(map)).toBe(false);
  });
});
