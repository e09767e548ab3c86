import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.js";

describe("the arguments of the bench", () => {
  it("are everything, three times, when none is given", () => {
    expect(readArguments([])).toEqual({
      parts: ["sync", "readers", "start"],
      sizes: ["1k", "10k", "100k"],
      runs: 3,
      out: "bench-results.json",
      against: undefined,
      help: false,
    });
  });

  it("choose parts and sizes in whatever order, once each", () => {
    const args = ["--only", "start,sync", "--size", "100k,1k,1k", "--runs", "12"];
    expect(readArguments([...args, "--out", "a.json", "--against", "b.json", "--help"])).toEqual({
      parts: ["sync", "start"],
      sizes: ["1k", "100k"],
      runs: 12,
      out: "a.json",
      against: "b.json",
      help: true,
    });
  });

  it.each([
    [["--foo"], "Unknown option '--foo'"],
    [["extra"], "Unexpected argument 'extra'"],
    [["--runs"], "Option '--runs <value>' argument missing"],
    [["--runs", "0"], "--runs 0: give a number from 1 to 999"],
    [["--runs", "2.5"], "--runs 2.5: give a number from 1 to 999"],
    [["--only", "sync,speed"], '--only sync,speed: "speed" is none of sync, readers, start'],
    [["--size", ""], '--size : "" is none of 1k, 10k, 100k'],
  ])("%j are refused in one line", (args, message) => {
    expect(() => readArguments(args)).toThrow(expect.objectContaining({ name: "ArgumentError", message }));
  });
});
