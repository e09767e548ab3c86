import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SyncFileError } from "../../src/sync-file/errors.js";
import { verifySyncFile } from "../../src/sync-file/verify.js";
import { documents, printed } from "./arbitrary.js";
import { openText, readAll, standardInput } from "./open-text.js";

describe("a written sync file", () => {
  it("is read back as it was, in pieces of any size", async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.integer({ min: 1, max: 300 }), async (document, pieceBytes) => {
        const file = await openText(await printed(document), { pieceBytes });
        expect(file.header).toEqual(document.header);
        expect((await readAll(file)).map(({ record }) => record)).toEqual([
          ...document.resourceTypes,
          ...document.resources,
          ...document.entitlements,
          ...document.grants,
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it("is sound, and one JSON document", async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const text = await printed(document);
        const report = await verifySyncFile("-", { stdin: standardInput(text) });
        expect(report.findings).toEqual([]);
        expect(JSON.parse(text).grants).toEqual(document.grants);
      }),
      { numRuns: 60 },
    );
  });

  it("has no other bytes when it was read and is written again", async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const text = await printed(document);
        const file = await openText(text);
        const read = await readAll(file);
        const stated = await file.manifest();
        const again = await printed({
          header: file.header,
          resourceTypes: read.flatMap((entry) => (entry.section === "resourceTypes" ? entry.record : [])),
          resources: read.flatMap((entry) => (entry.section === "resources" ? entry.record : [])),
          entitlements: read.flatMap((entry) => (entry.section === "entitlements" ? entry.record : [])),
          grants: read.flatMap((entry) => (entry.section === "grants" ? entry.record : [])),
          manifest: () => stated,
        });
        expect(again).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it("is refused when it is cut at any byte", async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.double({ min: 0, max: 1, noNaN: true }), async (document, share) => {
        const bytes = Buffer.from(await printed(document));
        const cut = bytes.subarray(0, Math.floor(share * (bytes.length - 1)));
        const reading = openText(cut).then(readAll);
        await expect(reading).rejects.toBeInstanceOf(SyncFileError);
      }),
      { numRuns: 200 },
    );
  });

  it("never passes with one byte of its records changed", async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async (document, share, difference) => {
          const bytes = Buffer.from(await printed(document));
          const start = bytes.indexOf("\n") + 1;
          const end = bytes.lastIndexOf('\n"manifest"');
          const position = start + Math.floor(share * (end - start));
          bytes[position] = (bytes[position] ?? 0) ^ difference;
          expect(await isFoundOut(bytes)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

async function isFoundOut(bytes: Buffer): Promise<boolean> {
  try {
    return (await verifySyncFile("-", { stdin: standardInput(bytes) })).findingCount > 0;
  } catch (error) {
    if (error instanceof SyncFileError) return true;
    throw error;
  }
}
