import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedMaps } from "../../../src/export/columns/read-column-map.js";
import { reviewColumns } from "../../../src/export/review/review-columns.js";
import { InputFileError } from "../../../src/input-file/errors.js";
import { openSmallFile } from "../../support/small-sync-file.js";
import { mapOf, printedOf } from "./printed.js";

const file = { users: { u1: {}, u2: {} }, groups: { g1: {} }, members: "g1: u1" };

const texts = shippedMaps().map((name) =>
  readFileSync(new URL(`../../../fixtures/column-maps/${name}.json`, import.meta.url), "utf8"),
);

/** What people and programs write in the wrong place. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>("", " ", "{", "{email}", "a\nb", "email=", "\u001b[2J", null, true, 0, [], {}, [
    [],
  ]),
  fc.constantFrom<unknown>(
    ...reviewColumns,
    "principal.profile.x",
    "resource.details",
    "__proto__",
    "constructor",
  ),
  fc.constantFrom<unknown>({ __proto__: null, "": "x" }, { separator: ";" }, [{ text: "x" }], ["email", ""]),
  fc.jsonValue(),
);

/** The document with one value exchanged, wherever it stands, or one key more. */
function spoilt(document: unknown, { at, value, key }: { at: number; value: unknown; key: string }): unknown {
  let count = 0;
  const walk = (part: unknown): unknown => {
    count += 1;
    if (count - 1 === at) return value;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [count === at ? key : name, walk(inner)]),
    );
  };
  return walk(document);
}

describe("any column map", () => {
  it("is printed, or refused in one line that names the file and the line", async () => {
    let refused = 0;
    const keys = fc.constantFrom("map", "join", "unique", "required", "when", "__proto__", "path", "x\ny");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(60),
        anyValue,
        keys,
        async (text, at, value, key) => {
          const changed = JSON.stringify(spoilt(JSON.parse(text), { at, value, key }), null, 1);
          try {
            const { cells } = await printedOf(await openSmallFile(file), mapOf(changed));
            expect(new Set(cells.map((row) => row.length)).size).toBe(1);
          } catch (error) {
            if (!(error instanceof InputFileError)) throw error;
            expect(error.message).toMatch(/^map\.json:\d+: [^\p{Cc}]+$/u);
            refused += 1;
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(refused).toBeGreaterThan(50);
  });
});
