import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { changesAgainst, differingMachine, readEarlier } from "./against.js";

const figure = (median: number) => ({ median, min: median, max: median });

function row(name: string, [cpu, wall, peak]: [number, number, number], section = "sync") {
  return { section, name, cpuMs: figure(cpu), wallMs: figure(wall), peakMb: figure(peak) };
}

describe("changesAgainst", () => {
  it("tells by how many per cent each median is another one", () => {
    const now = { rows: [row("1k", [50, 300, 100])] };
    const earlier = { rows: [row("1k", [100, 200, 100])] };
    expect(changesAgainst(now, earlier)).toEqual([{ name: "1k", cpuMs: -50, wallMs: 50, peakMb: 0 }]);
  });

  it("passes over what only one of the two measured, or measured as something else", () => {
    const now = {
      rows: [row("new", [1, 1, 1]), row("same name", [1, 1, 1]), { section: "sync", name: "1k", failed: "" }],
    };
    const earlier = { rows: [row("1k", [1, 1, 1]), row("same name", [1, 1, 1], "readers")] };
    expect(changesAgainst(now, earlier)).toEqual([]);
  });
});

describe("differingMachine", () => {
  const machine = { cpu: "Quick", cores: 2, memoryGb: 24, node: "v20.20.2" };

  it("says nothing of the same machine", () => {
    expect(differingMachine({ machine }, { machine: { ...machine } })).toEqual([]);
  });

  it("names what is different, and what is not known of the earlier run", () => {
    const { memoryGb: _, ...before } = { ...machine, node: "v24.1.0" };
    expect(differingMachine({ machine }, { machine: before })).toEqual([
      "memoryGb: unknown before, 24 now",
      "node: v24.1.0 before, v20.20.2 now",
    ]);
  });
});

describe("readEarlier", () => {
  it.each([
    ["no JSON", "{"],
    ["nothing that a bench wrote", '{"rows":{}}'],
  ])("refuses a file with %s", (_, text) => {
    const path = join(temporaryFolder(), "earlier.json");
    writeFileSync(path, text);
    expect(() => readEarlier(path)).toThrow(
      expect.objectContaining({
        name: "ArgumentError",
        message: expect.stringContaining(`--against ${path}: `),
      }),
    );
  });
});
