import { describe, expect, it } from "vitest";
import { type EndedRun, metricsOfRuns } from "../../src/metrics/metrics-of-runs.js";

const endedAt = new Date("2026-11-23T02:00:00Z");
const earlier = new Date("2026-11-22T02:00:00Z");
const requests = { sent: 1, retried: 0, throttled: 0 };

function run(exitCode: number, organizationId?: string): EndedRun {
  return {
    run: { endedAt, exitCode, durationSeconds: 1, requests },
    ...(organizationId !== undefined && { organizationId }),
  };
}

const none = { before: new Map<string | undefined, Date>(), kept: [] };

describe("the last success of an organisation", () => {
  it.each([
    ["a run that went well", 0, new Map([["a", earlier]]), { lastSuccess: endedAt }],
    ["a run that failed, from the file before", 5, new Map([["a", earlier]]), { lastSuccess: earlier }],
    ["a run that failed as the first", 5, new Map(), {}],
    ["a run that failed where another organisation was synced", 5, new Map([["b", earlier]]), {}],
  ])("is of %s", (_, exitCode, before, expected) => {
    const own = run(exitCode, "a");
    expect(metricsOfRuns([own], { before, kept: [] })).toEqual([{ ...own, ...expected }]);
  });

  it("stays for an organisation whose turn did not come, and goes with one that is no longer watched", () => {
    const before = new Map([
      ["a", earlier],
      ["b", earlier],
      ["c", earlier],
    ]);
    expect(metricsOfRuns([run(0, "a")], { before, kept: ["b", "never synced"] })).toEqual([
      { organizationId: "b", lastSuccess: earlier },
      { ...run(0, "a"), lastSuccess: endedAt },
    ]);
  });
});

describe("a run that does not know whose it is", () => {
  const before = new Map([
    ["a", earlier],
    ["b", earlier],
  ]);

  it("counts for every organisation of the file before when it failed", () => {
    expect(metricsOfRuns([run(4)], { before, kept: [] })).toEqual([
      { ...run(4, "a"), lastSuccess: earlier },
      { ...run(4, "b"), lastSuccess: earlier },
    ]);
  });

  it("has no organisation where there is no such file, or when it went well", () => {
    expect(metricsOfRuns([run(4)], none)).toEqual([run(4)]);
    expect(metricsOfRuns([run(0)], { before, kept: [] })).toEqual([{ ...run(0), lastSuccess: endedAt }]);
  });

  it("keeps the last success of one that had none either", () => {
    const unnamed = new Map([[undefined, earlier]]);
    expect(metricsOfRuns([run(5)], { before: unnamed, kept: [] })).toEqual([
      { ...run(5), lastSuccess: earlier },
    ]);
  });
});

it("tells of an organisation once, whatever the list of organisations repeats", () => {
  expect(metricsOfRuns([run(0, "a"), run(3, "a")], none)).toEqual([run(3, "a")]);
});
