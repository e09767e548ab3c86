import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { writeSheet } from "../../../src/review/folder/write-sheet.js";
import { documentOf, itemOf } from "../answers/sent-review.js";

const item = itemOf({ person: "ana", access: "Contractors", reviewer: "dana" });
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("a sheet of a review", () => {
  it.each([
    [{ id: "o1", displayName: "Acme Inc" }, "Acme Inc"],
    [{ id: "o1" }, "o1"],
    [{}, "an organisation without a name"],
  ])("of %j is two files that say %j, and is known by their sums", async (organization, words) => {
    const document = documentOf([item]);
    const written: Record<string, string> = {};
    const sheet = await writeSheet(
      { name: "sheet-dana", reviewer: "dana@acme.com", items: [item] },
      {
        document: { ...document, sync: { ...document.sync, organization } },
        writers: {
          xlsx: async (made) => Buffer.from(`workbook of ${made.organization}`),
          csv: (made) => `${made.review} by ${made.by}`,
        },
        write: async (file, bytes) => {
          written[file] = Buffer.from(bytes).toString();
        },
      },
    );
    expect(written).toEqual({
      "sheet-dana.xlsx": `workbook of ${words}`,
      "sheet-dana.csv": "2026-Q4 by manager",
    });
    expect(sheet).toEqual({
      name: "sheet-dana",
      reviewer: "dana@acme.com",
      rows: 1,
      files: Object.fromEntries(Object.entries(written).map(([file, text]) => [file, sha256(text)])),
    });
  });
});
