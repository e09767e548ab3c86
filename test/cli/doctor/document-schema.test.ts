import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/cli/doctor/diagnose.js";
import { examine } from "../../../src/cli/doctor/examine.js";
import { run } from "../../../src/cli/main.js";
import { fakeIo } from "../fake-io.js";
import { prober } from "./prober.js";

async function faults(refused: RegExp, change: (text: string) => string = (text) => text) {
  const io = fakeIo();
  expect(await run(["node", "jc-connector", "schema", "doctor"], io)).toBe(0);
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(io.stdout.text()));
  const sync = { without: new Set<string>(), groupRules: false, provider: Promise.resolve("p1") };
  const document = diagnose({
    examination: await examine(prober(refused).prober, sync),
    sync,
    baseUrl: "https://console.jumpcloud.com",
    organization: {},
    credential: { kind: "apiKey", expiresAt: "2026-12-04T08:00:00Z" },
    now: new Date("2026-11-23T09:00:00Z"),
  });
  validate(JSON.parse(change(JSON.stringify(document))));
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

describe("the JSON Schema of what the doctor prints", () => {
  it.each([/nothing/, /roles/, /./])("passes what it prints when %s is refused", async (refused) => {
    expect(await faults(refused)).toEqual([]);
  });

  it.each([
    ["another format", '"format":"jc-connector/doctor"', '"format":"doctor"', "/format"],
    ["an unknown answer", '"answer":"ok"', '"answer":"fine"', "/checks/0/answer"],
    ["an unknown need", '"need":"optional"', '"need":"nice"', "/checks/0/need"],
    ["a total that is none", '"total":1', '"total":-1', "/checks/0/total"],
    ["no answer to the question", '"ready":', '"steady":', ""],
  ])("refuses %s", async (_, from, to, place) => {
    expect(await faults(/nothing/, (text) => text.replace(from, to))).toContain(place);
  });
});
