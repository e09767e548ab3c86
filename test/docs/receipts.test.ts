import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReceipts } from "../../src/provision/receipts/read-receipts.js";
import { intentLineSchema, outcomeLineSchema } from "../../src/provision/receipts/receipt-line.js";

const page = readFileSync(new URL("../../docs/receipts.md", import.meta.url), "utf8");

describe("the page about receipts", () => {
  it("names every field of a line", () => {
    const { shape } = intentLineSchema;
    const fields = [shape, shape.change.shape, outcomeLineSchema.shape].flatMap(Object.keys);
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
  });

  it("shows lines that are sound", () => {
    const [, lines = ""] = /```jsonl\n(.*?)```/s.exec(page) ?? [];
    const { findings, remarks, pairing } = readReceipts("docs/receipts.md", Buffer.from(lines));
    expect({ findings, remarks }).toEqual({ findings: [], remarks: [] });
    expect(pairing.receipts).toMatchObject([{ intent: { ticket: "SEC-4711" }, outcome: { result: "done" } }]);
  });
});
