import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINE_LIMIT_BYTES } from "../../src/sync-file/limits.js";
import { lineBatches } from "../../src/sync-file/line-batches.js";

async function batchesOf(chunks: Iterable<string>): Promise<string[]> {
  async function* bytes() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const batches: string[] = [];
  for await (const batch of lineBatches(bytes())) batches.push(batch.toString());
  return batches;
}

describe("lineBatches", () => {
  it.each([
    [[], []],
    [["a"], ["a"]],
    [["a\n"], ["a\n"]],
    [["a\nb\nc\n"], ["a\n", "b\nc\n"]],
    [["a\nb\nc"], ["a\n", "b\n", "c"]],
    [
      ["a", "\nb", "\n", "c\nd", "\n"],
      ["a\n", "b\n", "c\n", "d\n"],
    ],
    [["\n\n"], ["\n", "\n"]],
  ])("cuts %j into whole lines, the first alone", async (chunks, batches) => {
    expect(await batchesOf(chunks)).toEqual(batches);
  });

  it("loses nothing and cuts at line feeds only", async () => {
    const chunk = fc.string({ unit: fc.constantFrom("a", "\n"), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), async (chunks) => {
        const batches = await batchesOf(chunks);
        expect(batches.join("")).toBe(chunks.join(""));
        expect(batches.slice(0, -1).every((batch) => batch.endsWith("\n"))).toBe(true);
        const [first = "\n"] = batches;
        expect(first.slice(0, -1)).not.toContain("\n");
      }),
    );
  });

  it("stops reading within a line without end", async () => {
    let read = 0;
    function* endless() {
      for (;;) {
        read += 1024 * 1024;
        yield "x".repeat(1024 * 1024);
      }
    }
    const [line] = await batchesOf(endless());
    expect(line?.length).toBe(read);
    expect(read).toBe(LINE_LIMIT_BYTES + 1024 * 1024);
  });
});
