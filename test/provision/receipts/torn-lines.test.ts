import { createHash } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Chain } from "../../../src/provision/receipts/chain.js";
import { loadReceipts } from "../../../src/provision/receipts/load-receipts.js";
import { areTornReceipts, readReceipts } from "../../../src/provision/receipts/read-receipts.js";
import { keep, newPath, readBack } from "./kept.js";

const torn = "it is torn: a run ended while it wrote it";

describe("torn lines", () => {
  it("by the million are counted, covered by the chain, and told ten by ten lines", async () => {
    const path = newPath();
    await keep(path, [{}]);
    const last = readFileSync(path, "utf8").trimEnd().split("\n").at(-1) ?? "";
    const added = "\n".repeat(10_000_000) + "{\n".repeat(1_000_000);
    appendFileSync(path, added);
    const reading = await loadReceipts(path);
    expect(reading?.chain.head).toEqual({
      sequence: 2,
      torn: 11_000_000,
      sha256: createHash("sha256").update(`${last}\n${added}`.slice(0, -1)).digest("hex"),
    });
    expect(reading?.remarks).toEqual([
      ...Array.from({ length: 10 }, (_, at) => ({ line: 3 + at, problem: torn })),
      { line: 11_000_002, problem: "up to here 10999990 more lines are torn or illegible" },
    ]);
    await keep(path, [{}]);
    expect(readBack(path)).toMatchObject({ findings: [], chain: { head: { sequence: 4, torn: 0 } } });
  });

  it("end with the run that reads them", async () => {
    const path = newPath();
    await keep(path, [{}]);
    appendFileSync(path, "\n".repeat(5_000_000));
    const stop = new AbortController();
    const reading = loadReceipts(path, { signal: stop.signal });
    setImmediate(() => stop.abort(new Error("stopped")));
    await expect(reading).rejects.toThrow("stopped");
  });

  it("have the hash that they have one by one", () => {
    const line = fc.oneof(
      fc.constantFrom("", "{", '{"format":"jc-connector/receipt","version":1,'),
      fc.string({ maxLength: 300 }).map((text) => text.replaceAll("\n", " ")),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const chain = new Chain();
        for (const text of lines) chain.push(Buffer.from(text));
        const whole = Buffer.from(lines.map((text) => `${text}\n`).join(""));
        expect(readReceipts("r", whole).chain.head).toEqual(chain.head);
      }),
    );
  });

  it.each([
    ["", true],
    ["\n\n{\n", true],
    ['{"format":"jc-connector/receipt","version":1,"x\n{"form', true],
    ["{}", false],
    ["{\n \n", false],
  ])("are all that %j holds: %j", (content, expected) => {
    expect(areTornReceipts(Buffer.from(content))).toBe(expected);
  });
});

describe("a byte order mark before receipts", () => {
  it("makes them false, whoever reads them", async () => {
    const path = newPath();
    await keep(path, [{}]);
    const text = readFileSync(path, "utf8");
    expect(readReceipts("r", Buffer.from(`\uFEFF${text}`)).findings).toMatchObject([
      { line: 2 },
      { line: 2 },
      { line: 2 },
      { line: 2 },
    ]);
  });
});
