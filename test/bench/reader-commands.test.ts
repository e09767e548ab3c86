import { describe, expect, it } from "vitest";
import { floorGroups, readerCommands } from "./reader-commands.js";

describe("floorGroups", () => {
  it("puts together what reads the same, and leaves each export, which writes its own, alone", () => {
    expect(floorGroups().map((group) => group.map(({ name }) => name))).toEqual([
      ["diff --stat", "diff", "diff --format json"],
      ["audit", "verify", "access PERSON"],
      ["export"],
      ["export --format review-ndjson"],
    ]);
  });
});

describe("the commands of readers", () => {
  it.each(readerCommands)("$name names exactly the files whose reading is counted", ({ args, reads }) => {
    const given = args({ first: "first", second: "second", person: "jdoe" });
    expect(given.filter((arg) => arg === "first" || arg === "second")).toEqual(reads);
  });
});
