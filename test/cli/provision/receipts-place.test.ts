import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/cli/errors.js";
import { receiptsPath } from "../../../src/cli/provision/receipts-place.js";

describe("the receipts file", () => {
  it.each([
    [{}, {}, "receipts.jsonl"],
    [{}, { JC_CONNECTOR_DIR: "" }, "receipts.jsonl"],
    [{}, { JC_CONNECTOR_DIR: "acme" }, join("acme", "receipts.jsonl")],
    [{ dir: "night" }, { JC_CONNECTOR_DIR: "acme" }, join("night", "receipts.jsonl")],
    [{ receipts: "changes.jsonl", dir: "night" }, {}, "changes.jsonl"],
  ])("of %j, with %j around it, is %s", (flags, env, path) => {
    expect(receiptsPath(flags, env)).toBe(path);
  });

  it.each([{ receipts: "" }, { dir: "" }])("is none where %j is empty", (flags) => {
    expect(() => receiptsPath(flags, {})).toThrow(UsageError);
  });
});
