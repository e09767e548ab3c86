import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { KnownRecords } from "../../src/sync-file/known-records.js";
import { openSyncFile } from "../../src/sync-file/read.js";
import type { SyncFileRecord } from "../../src/sync-file/section-parser.js";
import { printed } from "./arbitrary.js";
import { sampleDocument } from "./sample.js";

const text = await printed(sampleDocument);

async function recordsOf(content: string, known?: KnownRecords): Promise<SyncFileRecord[]> {
  const file = await openSyncFile("-", { stdin: Readable.from([content]), ...(known && { known }) });
  const records: SyncFileRecord[] = [];
  for await (const entry of file.records()) records.push(entry);
  await file.manifest();
  return records;
}

describe("records that are known from another file", () => {
  it("are the same ones where the lines are the same, and new ones where they are not", async () => {
    const known = new KnownRecords();
    const first = await recordsOf(text);
    known.add(first);
    const changed = text.replace('"displayName":"Slack"', '"displayName":"Slack Grid"');
    const second = await recordsOf(changed, known);
    expect(second.map(({ record }, index) => record === first[index]?.record)).toEqual(
      first.map(({ text: line }) => !line.includes('"displayName":"Slack"')),
    );
    expect(second).toEqual(await recordsOf(changed));
  });

  it("are refused all the same where they stand out of order", async () => {
    const known = new KnownRecords();
    known.add(await recordsOf(text));
    const lines = text.split("\n");
    const at = lines.indexOf('"grants":[') + 1;
    const swapped = [...lines.slice(0, at), lines[at + 1], lines[at], ...lines.slice(at + 2)].join("\n");
    await expect(recordsOf(swapped, known)).rejects.toThrow("it is out of order");
  });

  it("are not kept when the other file never comes to them", async () => {
    const known = new KnownRecords();
    const [first, ...rest] = await recordsOf(text);
    if (first === undefined) throw new Error("the sample is empty");
    known.add([first]);
    for (let batch = 0; batch < 3000; batch += 1) known.add(rest.slice(0, 1));
    expect(known.find(first.section, first.text)).toBeUndefined();
  });
});
