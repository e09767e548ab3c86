import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { openSyncFile } from "../../src/sync-file/read.js";
import { sectionNames } from "../../src/sync-file/section.js";
import { SectionCursor } from "../../src/sync-file/section-cursor.js";
import { printed } from "./arbitrary.js";
import { sampleDocument } from "./sample.js";

async function cursor(): Promise<SectionCursor> {
  const file = await openSyncFile("-", { stdin: Readable.from([await printed(sampleDocument)]) });
  return new SectionCursor(file.batches());
}

describe("the sections of a sync file", () => {
  it("come one after the other, record by record", async () => {
    const sections = await cursor();
    for (const name of sectionNames) {
      const records: unknown[] = [];
      for await (const record of sections.section(name)) records.push(record);
      expect(records).toEqual([...sampleDocument[name]]);
    }
  });

  it("come in batches of what one reading of the file brought", async () => {
    const sections = await cursor();
    for (const name of sectionNames) {
      const batches: (readonly unknown[])[] = [];
      for await (const batch of sections.batches(name)) batches.push(batch);
      expect(batches.flat()).toEqual([...sampleDocument[name]]);
      expect(batches.every(({ length }) => length > 0)).toBe(true);
    }
  });

  it("that come before the one asked for are not passed over", async () => {
    const sections = await cursor();
    const records: unknown[] = [];
    for await (const record of sections.section("grants")) records.push(record);
    expect(records).toEqual([]);
  });
});
