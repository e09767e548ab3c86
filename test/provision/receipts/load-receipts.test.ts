import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { beginsAsReceipts, loadReceipts } from "../../../src/provision/receipts/load-receipts.js";
import { keep, newPath } from "./kept.js";

async function wholeFile(): Promise<string> {
  const path = newPath();
  await keep(path, [{}]);
  return readFileSync(path, "utf8");
}

function fileOf(content: string): string {
  const path = newPath();
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

describe("a receipts file", () => {
  it.each([1, 2, 20, 43, 44, 300])(
    "whose first line was cut to %i bytes is one, and sound",
    async (length) => {
      const path = fileOf((await wholeFile()).slice(0, length));
      await keep(path, [{}, {}]);
      expect(await beginsAsReceipts(path)).toBe(true);
      expect(await loadReceipts(path)).toMatchObject({
        findings: [],
        remarks: [{ line: 1, problem: "it is torn: a run ended while it wrote it" }],
        chain: { head: { sequence: 4, torn: 0 } },
      });
    },
  );

  it("is known by a torn line alone, from where it can be no other file", async () => {
    const whole = await wholeFile();
    const lengths = [0, 1, 20, 31, 100];
    const known = lengths.map((length) => beginsAsReceipts(fileOf(whole.slice(0, length))));
    expect(await Promise.all(known)).toEqual([false, false, false, true, true]);
  });

  it.each([
    "{}",
    '{\n  "format": "jc-connector/sync"\n}',
    '{"format":"jc-connector/sync","version":1}',
    "{\n{\n",
  ])("is not %j", async (content) => {
    expect(await beginsAsReceipts(fileOf(content))).toBe(false);
  });
});
