import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastSuccesses } from "../../src/metrics/last-successes.js";
import { printMetrics } from "../../src/metrics/print-metrics.js";

const name = "jc_connector_sync_last_success_timestamp_seconds";
const time = new Date(1_795_399_203_250);

describe("what an earlier metrics file states of the last success", () => {
  it("is what was written, to the millisecond, whatever the ids", () => {
    const times = fc.date({ min: new Date(0), max: new Date("2500-01-01"), noInvalidDate: true });
    const ids = fc.option(fc.string({ unit: "binary" }), { nil: undefined });
    const organizations = fc.uniqueArray(fc.tuple(ids, times), { selector: ([id]) => id?.toWellFormed() });
    fc.assert(
      fc.property(organizations, (all) => {
        const text = printMetrics(
          all.map(([id, lastSuccess]) => ({ ...(id !== undefined && { organizationId: id }), lastSuccess })),
        );
        expect(lastSuccesses(text)).toEqual(new Map(all.map(([id, at]) => [id?.toWellFormed(), at])));
      }),
    );
  });

  it.each([
    ["other metrics", `# HELP up x\nup 1\n${name}{organization_id="a"} 1795399203.25\nup{x="${name} 5"} 2\n`],
    ["carriage returns elsewhere", `up 1\r\n${name}{organization_id="a"} 1795399203.25\nup 2\r\n`],
    ["bytes of no text", `\u0000\ufffd\n${name}{organization_id="a"} 1795399203.25\n\u0000`],
    ["a cut last line", `${name}{organization_id="a"} 1795399203.25\n${name}{organization_id="b`],
  ])("is found among %s", (_, text) => {
    expect(lastSuccesses(text)).toEqual(new Map([["a", time]]));
  });

  it.each([
    ["an empty file", ""],
    ["another label", `${name}{organization_id="a",instance="b"} 1795399203\n`],
    ["a metric of that beginning", `${name}_x{organization_id="a"} 1795399203\n`],
    ["no number", `${name}{organization_id="a"} NaN\n`],
    ["a number of no time", `${name}{organization_id="a"} 17953992031795399203\n`],
    ["something behind the number", `${name}{organization_id="a"} 1795399203 1795399203000\n`],
    ["a label that ends early", `${name}{organization_id="a"b"} 1795399203\n`],
    ["a sync file", '{"format":"jc-connector/sync","version":1}\n'],
  ])("is nothing in %s", (_, text) => {
    expect(lastSuccesses(text)).toEqual(new Map());
  });
});
