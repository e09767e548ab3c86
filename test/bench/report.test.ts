import { describe, expect, it } from "vitest";
import { reportText } from "./report.js";

const figure = (median: number) => ({ median, min: median, max: median });
const used = { wallMs: figure(61_234), cpuMs: figure(60_000), peakMb: figure(399.6) };

const results = {
  takenAt: "2026-12-01T09:00:00.000Z",
  commit: "59e374c + changes",
  machine: { cpu: "Processor", cores: 2, memoryGb: 24, node: "v20.20.2" },
  load: 0.25,
  runs: 3,
  rows: [
    {
      section: "sync",
      name: "1k, 20 ms, 8 at a time, polite",
      size: "1k",
      ...used,
      requests: 158,
      bound: 158,
      wallTargetS: 5.0135,
      fileBytes: 6_200_000,
    },
    {
      section: "sync",
      name: "100k, 0 ms, 8 at a time",
      size: "100k",
      ...used,
      requests: 14_321,
      bound: 14_321,
      fileBytes: 670_000_000,
      floor: { ...used, cpuMs: figure(15_000) },
    },
    {
      section: "readers",
      name: "100k, export --format review-ndjson",
      size: "100k",
      failed: "killed by SIGKILL",
      floor: { failed: "ended with exit code 1" },
    },
    { section: "start", name: "--version", ...used, beyondNodeMs: { wall: 12.3, cpu: 45.6 } },
  ],
  summary: [{ name: "CPU of sync, 100k to 10k", value: 10.456, unit: "times", target: 11 }],
};

describe("the report", () => {
  it("is Markdown whose tables fit 120 columns", () => {
    const widths = reportText(results, results)
      .split("\n")
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(120);
  });

  it("has the Go connector's figures below those of the organisation that it was measured with", () => {
    const rows = reportText(results)
      .split("\n")
      .filter((line) => /^\| 10?0?k, .* time|Go connector/.test(line));
    expect(rows.slice(0, 4)).toEqual([
      "| 1k, 20 ms, 8 at a time, polite |      158 |   158 |  61.23 |     5.01 | 60.00 |         |       |     400 |     6.2 |",
      "| 1k, 0 ms, Go connector         |     1530 |       |     26 |          |       |         |       |         |         |",
      "| 1k, 20 ms, Go connector        |     1530 |       |     72 |          |       |         |       |         |         |",
      "| 100k, 0 ms, 8 at a time        |    14321 | 14321 |  61.23 |          | 60.00 |   15.00 |  4.00 |     400 |     670 |",
    ]);
  });

  it("names what could not be measured, and why", () => {
    expect(reportText(results)).toContain(
      [
        "Not measured:",
        "",
        "- 100k, export --format review-ndjson: killed by SIGKILL",
        "- the floor of 100k, export --format review-ndjson: ended with exit code 1",
        "",
      ].join("\n"),
    );
  });

  it("tells changes in whole per cent, and none of less than half of one", () => {
    const [row] = results.rows;
    const now = { ...results, rows: [{ ...row, cpuMs: figure(30_000), peakMb: figure(399.5) }] };
    expect(reportText(now, results)).toContain(
      [
        "| change                         |   CPU | wall | peak memory |",
        "| ------------------------------ | ----: | ---: | ----------: |",
        "| 1k, 20 ms, 8 at a time, polite | -50 % |  0 % |         0 % |",
        "",
      ].join("\n"),
    );
  });

  it("says what else differs from the run that it is compared with", () => {
    const earlier = { ...results, machine: { ...results.machine, node: "v24.0.0" } };
    expect(reportText(results, earlier)).toContain(
      "- Another machine or Node, node: v24.0.0 before, v20.20.2 now\n",
    );
  });
});
