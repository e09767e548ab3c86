import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { generateOrganization } from "../../../src/simulator/generate.js";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { temporaryFolder } from "../../support/cli.js";
import { syncInProcess } from "../../support/in-process.js";
import { fakeIo } from "../fake-io.js";

const demo = readFileSync(new URL("../../../fixtures/demo-sync.json", import.meta.url), "utf8");

/** What is wrong with a document by `jc-connector schema sync`: the places, each once; none when it is valid. */
let faults: (text: string) => string[];

beforeAll(async () => {
  const io = fakeIo();
  expect(await run(["node", "jc-connector", "schema", "sync"], io)).toBe(0);
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(io.stdout.text()));
  faults = (text) => {
    validate(JSON.parse(text));
    return [...new Set((validate.errors ?? []).map(({ instancePath }) => instancePath))];
  };
});

async function synced(expect: ReadonlyMap<string, number>): Promise<string> {
  const file = join(temporaryFolder(), "sync.json");
  const shape = { seed: 3, users: 60, groups: 6, apps: 5, administrators: 4, ghosts: 2 };
  const simulator = createSimulator(generateOrganization(shape));
  await syncInProcess(simulator, { file, expect, groupRules: true });
  return readFileSync(expect.size === 0 ? file : `${file}.rejected`, "utf8");
}

describe("the JSON Schema of a sync file", () => {
  it("says what it is of", async () => {
    const io = fakeIo();
    await run(["node", "jc-connector", "schema", "sync"], io);
    expect(JSON.parse(io.stdout.text())).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "urn:jc-connector:sync:1",
      title: "jc-connector sync file",
      properties: { format: { const: "jc-connector/sync" }, version: { const: 1 } },
    });
    expect(io.stderr.text()).toBe("");
  });

  it("passes the demo organisation's file", () => {
    expect(faults(demo)).toEqual([]);
  });

  it("passes a generated organisation's file", async () => {
    expect(faults(await synced(new Map()))).toEqual([]);
  });

  it("passes a file that is not whole", async () => {
    const text = await synced(new Map([["user", 61]]));
    expect(JSON.parse(text).sync).toMatchObject({ complete: false, incomplete: ["user"] });
    expect(faults(text)).toEqual([]);
  });

  it("passes keys that it does not know, as readers ignore them", () => {
    const text = demo
      .replace('"startedAt":', '"mood":"good","startedAt":')
      .replace('"displayName":"Slack"', '"displayName":"Slack","colour":"purple"');
    expect(text).not.toBe(demo);
    expect(faults(text)).toEqual([]);
  });

  it.each([
    ["another format", '"format":"jc-connector/sync"', '"format":"jc-connector/diff"', "/format"],
    ["another version", '"version":1', '"version":2', "/version"],
    ["no manifest", '"manifest":', '"manifesto":', ""],
    ["no sync id", /"id":"[0-9a-f-]{36}",/, "", "/sync"],
    ["a time that is none", /"startedAt":"[^"]+"/, '"startedAt":"yesterday"', "/sync/startedAt"],
    [
      "an empty id",
      /"resource":"5f3c1bceb07e4d21c83a9233"\},"displayName"/,
      '"resource":""},"displayName"',
      "/resources/27/id/resource",
    ],
    ["a list that is none", '"resourceTypes":[', '"resourceTypes":[7,', "/resourceTypes/0"],
    ["an unknown status", "RESOURCE_STATUS_DISABLED", "RESOURCE_STATUS_TIRED", "/resources/0/status/status"],
    ["an unknown annotation", "v2.AppTrait", "v2.AppTreat", "/resources/7/annotations/0/@type"],
    ["an unknown purpose", "PURPOSE_VALUE_ASSIGNMENT", "PURPOSE_VALUE_FUN", "/entitlements/0/purpose"],
    ["a false that is not left out", '"isDirect":true', '"isDirect":false', "isDirect"],
    ["a profile that is no object", /"profile":\{[^}]*\}/, '"profile":[]', "/resources/0/profile"],
    ["an unknown proof", '"proof":"proven"', '"proof":"sworn"', "/manifest/lists/0/proof"],
    ["a negative count", '"resourceTypes":5', '"resourceTypes":-5', "/manifest/counts/resourceTypes"],
  ])("refuses %s", (_, from, to, place) => {
    const text = demo.replace(from, to);
    expect(text).not.toBe(demo);
    const found = faults(text);
    expect(found.filter((path) => path.endsWith(place))).not.toEqual([]);
  });
});

describe("jc-connector schema", () => {
  it.each([[[]], [["tables"]]])("of %j is a mistake that names the formats or asks for one", async (args) => {
    const io = fakeIo();
    expect(await run(["node", "jc-connector", "schema", ...args], io)).toBe(2);
    expect(io.stdout.text()).toBe("");
    expect(io.stderr.text()).toMatch(/Allowed choices are sync|missing required argument 'format'/);
  });
});
