import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { reviewColumns } from "../../../src/export/review/review-columns.js";
import { fakeIo } from "../../cli/fake-io.js";
import { promisedColumns } from "../../support/review-table.js";

const lines = readFileSync(new URL("../../../fixtures/exports/review.ndjson", import.meta.url), "utf8")
  .split("\n")
  .slice(0, -1);

interface ReviewSchema {
  $id: string;
  properties: Record<string, { description?: string }>;
}

let schema: ReviewSchema;
/** What is wrong with a row: the places, each once; none when it is valid. */
let faults: (line: string) => string[];

beforeAll(async () => {
  const io = fakeIo();
  expect(await run(["node", "jc-connector", "schema", "review"], io)).toBe(0);
  schema = JSON.parse(io.stdout.text());
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);
  faults = (line) => {
    validate(JSON.parse(line));
    return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
  };
});

describe("the JSON Schema of a review row", () => {
  it("says of every column, in its order, what it says", () => {
    const { $id, properties } = schema;
    expect($id).toBe("urn:jc-connector:review:1");
    expect(Object.keys(properties)).toEqual([...reviewColumns]);
    expect(Object.keys(properties)).toEqual(promisedColumns);
    expect(Object.values(properties).filter(({ description = "" }) => !description.endsWith("."))).toEqual(
      [],
    );
  });

  it("passes every row of the demo organisation", () => {
    expect(lines.flatMap(faults)).toEqual([]);
  });

  it.each([
    ["no review id", /"review_id":"[^"]+",/, "", ""],
    ["another review id", '"review_id":"r_', '"review_id":"s_', "/review_id"],
    ["nobody", /"principal_id":"[^"]+"/, '"principal_id":""', "/principal_id"],
    ["an unknown status", '"account_status":"enabled"', '"account_status":"tired"', "/account_status"],
    [
      "a time that is none",
      /"account_created_at":"[^"]+"/,
      '"account_created_at":"2020"',
      "/account_created_at",
    ],
    ["a flag in words", '"is_admin":true', '"is_admin":"true"', "/is_admin"],
    ["roles in one text", /"admin_roles":\[([^\]]+)\]/, '"admin_roles":$1', "/admin_roles"],
    ["an unknown kind of way", '"grant_type":"inherited"', '"grant_type":"odd"', "/grant_type"],
  ])("refuses %s", (_, from, to, place) => {
    const [line = ""] = lines;
    const changed = line.replace(from, to);
    expect(changed).not.toBe(line);
    expect(faults(changed)).toEqual([place]);
  });
});
