import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { fakeIo } from "../cli/fake-io.js";

const screen = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/screens/${name}.txt`, import.meta.url), "utf8"));

let validate: ValidateFunction;

beforeAll(async () => {
  const io = fakeIo();
  expect(await run(["node", "jc-connector", "schema", "diff"], io)).toBe(0);
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  validate = ajv.compile(JSON.parse(io.stdout.text()));
});

function faults(document: object): string[] {
  validate(document);
  return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
}

describe("the JSON Schema of a diff", () => {
  it.each(["diff-json", "diff-json-no-names", "diff-since-json"])("passes %s", (name) => {
    expect(faults(screen(name))).toEqual([]);
  });

  it.each<[string, (document: ReturnType<typeof screen>) => void, string]>([
    ["another format", (document) => (document.format = "jc-connector/sync"), "/format"],
    ["an unknown event", (document) => (document.events[0].event = "promoted"), "/events/0/event"],
    ["an unknown severity", (document) => (document.events[0].severity = "grave"), "/events/0/severity"],
    ["an event without cause", (document) => (document.events[0].because = []), "/events/0/because"],
    [
      "a change without fields",
      (document) => (document.resources.changed[0].fields = []),
      "/resources/changed/0/fields",
    ],
    ["a section that is missing", (document) => delete document.grants, ""],
  ])("refuses %s", (_, spoil, place) => {
    const document = screen("diff-json");
    spoil(document);
    expect(faults(document)).toEqual([place]);
  });
});
