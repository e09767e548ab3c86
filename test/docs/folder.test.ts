import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { datedName, rejectedName } from "../../src/sync-dir/dated-name.js";
import { folderFiles } from "../../src/sync-dir/layout.js";
import { runEntrySchema } from "../../src/sync-dir/run-log.js";

const page = readFileSync(new URL("../../docs/folder.md", import.meta.url), "utf8");
const time = new Date("2026-11-23T02:00:03Z");

describe("the page about the folder", () => {
  it.each([
    ...Object.values(folderFiles),
    datedName(time),
    datedName(time, 2).replace("2026-11-23T020003", "…"),
    rejectedName(datedName(time)),
  ])("explains %s", (name) => {
    expect(page).toContain(`\`${name}\``);
  });

  it("names every field of a line of the run log", () => {
    expect(Object.keys(runEntrySchema.shape).filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
  });
});
