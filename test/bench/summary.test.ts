import { describe, expect, it } from "vitest";
import { summaryOf } from "./summary.js";

const figure = (median: number) => ({ median, min: median, max: median });

describe("summaryOf", () => {
  it("tells how work grows with ten times the organisation, and memory with the grants", () => {
    const rows = [
      { section: "sync", name: "10k, 0 ms, 8 at a time", size: "10k", cpuMs: figure(2000) },
      {
        section: "sync",
        name: "100k, 0 ms, 8 at a time",
        size: "100k",
        cpuMs: figure(21_000),
        peakMb: figure(300),
        grants: 1_500_000,
      },
      { section: "readers", name: "10k, diff --stat", size: "10k", cpuMs: figure(400) },
      { section: "readers", name: "100k, diff --stat", size: "100k", cpuMs: figure(3800) },
      { section: "growth", name: "few", peakMb: figure(290), grants: 451_424 },
    ];
    expect(summaryOf(rows)).toEqual([
      { name: "CPU of sync, 100k to 10k", value: 10.5, unit: "times", target: 11 },
      { name: "CPU of diff --stat, 100k to 10k", value: 9.5, unit: "times", target: 11 },
      { name: "growth of sync's peak memory", value: 10, unit: "bytes a grant", target: 12 },
    ]);
  });

  it("leaves out what was not measured, or failed", () => {
    expect(
      summaryOf([
        { section: "readers", name: "10k, audit", size: "10k", cpuMs: figure(1) },
        { section: "readers", name: "100k, audit", size: "100k", failed: "killed by SIGKILL" },
      ]),
    ).toEqual([]);
  });
});
