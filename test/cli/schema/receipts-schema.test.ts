import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { done, intentOf, newPath, withBook } from "../../provision/receipts/kept.js";
import { fakeIo } from "../fake-io.js";

let isValid: (line: object) => boolean;

beforeAll(async () => {
  const io = fakeIo();
  expect(await run(["node", "jc-connector", "schema", "receipts"], io)).toBe(0);
  const schema = JSON.parse(io.stdout.text());
  expect(schema).toMatchObject({ $id: "urn:jc-connector:receipt:1", title: "jc-connector receipt" });
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);
  isValid = (line) => validate(line);
});

async function keptLines(): Promise<Record<string, unknown>[]> {
  const path = newPath();
  await withBook(path, async (book) => {
    const receipt = await book.begin(
      intentOf({
        names: { entitlement: "Engineering", principal: "Ada" },
        until: "2026-11-23T20:00:00Z",
        review: { name: "2026-Q4", row: "r_0123456789abcdef" },
      }),
    );
    await receipt.finish({ result: "unknown", answer: { status: 502, said: "Bad Gateway" } });
    await book.settle(receipt.id, done);
  });
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line): Record<string, unknown> => JSON.parse(line));
}

describe("the JSON Schema of a receipt", () => {
  it("passes every line that is written, and keys that it does not know", async () => {
    const lines = await keptLines();
    expect(lines.map((line) => isValid(line))).toEqual([true, true, true]);
    expect(lines.map((line) => isValid({ ...line, colour: "purple" }))).toEqual([true, true, true]);
  });

  it.each<[string, number, object]>([
    ["another format", 0, { format: "jc-connector/sync" }],
    ["another version", 0, { version: 2 }],
    ["a sequence from 0", 0, { sequence: 0 }],
    ["a hash that is none", 1, { previous: "sha256:0" }],
    ["a time that is none", 1, { time: "yesterday" }],
    ["an unknown kind", 0, { kind: "wish" }],
    ["another action", 0, { change: { ...intentOf().change, action: "give" } }],
    ["no ticket", 0, { ticket: "" }],
    ["a review without a row", 0, { review: { name: "2026-Q4" } }],
    ["an unknown result", 1, { result: "perhaps" }],
  ])("refuses %s", async (_, index, parts) => {
    const line = (await keptLines())[index];
    expect(isValid({ ...line, ...parts })).toBe(false);
  });
});
