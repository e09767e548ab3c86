import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { families } from "../../src/metrics/families.js";
import { printMetrics } from "../../src/metrics/print-metrics.js";
import type { RunFacts } from "../../src/metrics/run-facts.js";
import { readExposition } from "../support/exposition.js";

const acme: RunFacts = {
  organizationId: "60259a2ad81e1a474d4e7c10",
  lastSuccess: new Date("2026-11-23T02:00:03.250Z"),
  run: {
    endedAt: new Date("2026-11-23T02:00:03.250Z"),
    exitCode: 0,
    durationSeconds: 12.5,
    requests: { sent: 160, retried: 3, throttled: 2 },
  },
  result: {
    resources: new Map([
      ["group", 14],
      ["user", 3012],
    ]),
    entitlements: 30,
    grants: 9000,
    isComplete: true,
    incompleteLists: 0,
    isDropped: false,
    fileBytes: 123_456,
    keyExpiresAt: new Date("2027-06-30T00:00:00Z"),
  },
};

describe("the text of the metrics", () => {
  it("has every metric of a sync that went well, each with HELP and TYPE", () => {
    const text = printMetrics([acme]);
    const of = (name: string) =>
      readExposition(text)
        .get(`jc_connector_${name}`)
        ?.samples.map(({ labels, value }) => [labels.resource_type ?? "", value]);
    expect([...readExposition(text).keys()]).toEqual(families.map(({ name }) => name));
    expect(
      Object.fromEntries(families.map(({ name }) => [name, of(name.replace("jc_connector_", ""))])),
    ).toEqual({
      jc_connector_sync_last_success_timestamp_seconds: [["", 1795399203.25]],
      jc_connector_sync_last_run_timestamp_seconds: [["", 1795399203.25]],
      jc_connector_sync_exit_code: [["", 0]],
      jc_connector_sync_duration_seconds: [["", 12.5]],
      jc_connector_sync_requests: [["", 160]],
      jc_connector_sync_retried_requests: [["", 3]],
      jc_connector_sync_throttled_requests: [["", 2]],
      jc_connector_sync_complete: [["", 1]],
      jc_connector_sync_incomplete_lists: [["", 0]],
      jc_connector_sync_dropped: [["", 0]],
      jc_connector_sync_resources: [
        ["group", 14],
        ["user", 3012],
      ],
      jc_connector_sync_entitlements: [["", 30]],
      jc_connector_sync_grants: [["", 9000]],
      jc_connector_sync_file_bytes: [["", 123_456]],
      jc_connector_key_expiry_timestamp_seconds: [["", 1814313600]],
    });
  });

  it("states nothing that was not found out", () => {
    expect(printMetrics([{ organizationId: "a", lastSuccess: new Date(1000) }])).toBe(
      "# HELP jc_connector_sync_last_success_timestamp_seconds When the last sync with exit code 0 ended; kept while later ones fail.\n" +
        "# TYPE jc_connector_sync_last_success_timestamp_seconds gauge\n" +
        'jc_connector_sync_last_success_timestamp_seconds{organization_id="a"} 1\n',
    );
    expect(printMetrics([{}])).toBe("");
  });

  it("has each metric once, whatever the number and the ids of the organisations", () => {
    const ids = fc.uniqueArray(fc.string({ unit: "binary" }), {
      maxLength: 5,
      selector: (id) => id.toWellFormed(),
    });
    fc.assert(
      fc.property(ids, (organizationIds) => {
        const text = printMetrics(organizationIds.map((organizationId) => ({ ...acme, organizationId })));
        const metrics = readExposition(text);
        for (const { samples } of metrics.values()) {
          const found = new Set(samples.map(({ labels }) => labels.organization_id));
          expect(found).toEqual(new Set(organizationIds.map((id) => id.toWellFormed())));
        }
        expect(metrics.size).toBe(organizationIds.length === 0 ? 0 : families.length);
      }),
    );
  });
});
