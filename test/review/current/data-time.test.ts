import { describe, expect, it } from "vitest";
import { dataTime } from "../../../src/review/current/data-time.js";
import { header, manifest } from "../../sync-file/sample.js";

const facts = {
  counts: { resourceTypes: 0, resources: 0, entitlements: 0, grants: 0, byResourceType: {} },
  digest: "sha256:0",
};

describe("the age of what a sync file says", () => {
  it.each([
    ["begins with its start", { startedAt: "2026-11-23T02:00:00Z", readFrom: "2026-11-23T02:00:01Z" }],
    [
      "or with the server's first answer, where the clocks differ",
      {
        startedAt: "2026-11-23T02:00:07Z",
        readFrom: "2026-11-23T02:00:00Z",
      },
    ],
    [
      "or with what an interrupted sync had read",
      {
        startedAt: "2026-11-23T05:00:00Z",
        readFrom: "2026-11-23T05:00:01Z",
        resumed: { from: "sync.json.journal", units: 3, oldestReadAt: "2026-11-23T02:00:00Z" },
      },
    ],
  ])("%s", (_, { startedAt, ...read }) => {
    const time = dataTime({ ...header, startedAt }, { ...manifest(facts), ...read });
    expect(time.toISOString()).toBe("2026-11-23T02:00:00.000Z");
  });
});
