import { describe, expect, it } from "vitest";
import { caseName, syncCases, wallTargetS } from "./sync-cases.js";

describe("the cases of a sync", () => {
  it("have names of their own", () => {
    expect(new Set(syncCases.map(caseName)).size).toBe(syncCases.length);
  });

  it.each([
    [{ latencyMs: 20, concurrency: 8, start: "at once" }, 1.52],
    [{ latencyMs: 20, concurrency: 8, start: "polite" }, 5.02],
    [{ latencyMs: 0, concurrency: 8, start: "at once" }, undefined],
    [{ latencyMs: 20, concurrency: 16, start: "at once" }, undefined],
  ] as const)("with %j may take %s s for 160 requests", (each, target) => {
    expect(wallTargetS({ size: "1k", ...each }, 160)).toEqual(target);
  });
});
