import { describe, expect, it } from "vitest";
import type { Receipt } from "../../../src/provision/receipts/receipt.js";
import { done, intentOf, keep, newPath, readBack, withBook } from "./kept.js";

const stranger = "01980000-0000-7000-8000-000000000000";

describe("the two lines of a change", () => {
  it("belong together, in the order of the first ones", async () => {
    const path = newPath();
    const [one, two] = await keep(path, [{}, {}]);
    const kept = readBack(path).pairing.receipts;
    expect(kept.map(({ intent, outcome }: Receipt) => [intent.id, outcome?.id])).toEqual([
      [one, one],
      [two, two],
    ]);
  });

  it("need a first one", async () => {
    const path = newPath();
    await withBook(path, (book) => book.settle(stranger, done));
    expect(readBack(path).findings).toEqual([
      { line: 1, problem: `an outcome of receipt ${stranger}, which has no first line before it` },
    ]);
  });

  it("may have a third where the second is unknown, and not else", async () => {
    const path = newPath();
    const id = await withBook(path, async (book) => {
      const receipt = await book.begin(intentOf());
      await receipt.finish({ result: "unknown" });
      await book.settle(receipt.id, done);
      return receipt.id;
    });
    expect(readBack(path)).toMatchObject({ findings: [] });
    expect(readBack(path).pairing.receipts).toMatchObject([{ intent: { id }, outcome: { result: "done" } }]);
    await withBook(path, (book) => book.settle(id, done));
    expect(readBack(path).findings).toEqual([{ line: 4, problem: `a second outcome of receipt ${id}` }]);
  });

  it("take back a grant of the same alone", async () => {
    const path = newPath();
    const [id = ""] = await keep(path, [{}]);
    const { change } = intentOf();
    await keep(path, [{ change: { ...change, action: "revoke" }, takesBack: id }]);
    expect(readBack(path).findings).toEqual([]);
    const other = { ...change, action: "revoke", entitlement: "group:g2:member" } as const;
    await keep(path, [{ change: other, takesBack: id }]);
    expect(readBack(path).findings).toEqual([
      { line: 5, problem: `it takes back receipt ${id}, which is no grant of the same before it` },
    ]);
  });
});
