import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SyncFileError } from "../../src/sync-file/errors.js";
import { header, manifest } from "./sample.js";
import { sampleText } from "./sample-text.js";
import { verifyText } from "./verify-document.js";

describe("verifySyncFile", () => {
  it.each<[string, string | Buffer]>([
    ["as it was written", sampleText],
    ["compressed", gzipSync(sampleText)],
    ["with CRLF", sampleText.replaceAll("\n", "\r\n")],
  ])("finds nothing in a sound file %s", async (_, content) => {
    const { digest, counts } = JSON.parse(sampleText).manifest;
    expect(await verifyText(content)).toEqual({
      name: "standard input",
      header,
      manifest: manifest({ digest, counts }),
      digest,
      counts,
      findings: [],
      findingCount: 0,
    });
  });

  it("keeps as many findings as asked for and counts all", async () => {
    const text = sampleText.replaceAll('"u2"', '"u9"').replaceAll('"app:a1:access"', '"app:a1:use"');
    const all = await verifyText(text);
    const few = await verifyText(text, { maxFindings: 2 });
    expect(all.findingCount).toBe(all.findings.length);
    expect(few).toEqual({ ...all, findings: all.findings.slice(0, 2) });
  });
});

describe("a file with one byte changed in its records", () => {
  const end = sampleText.indexOf('"manifest"');
  const start = sampleText.indexOf("\n") + 1;

  it.each([0x01, 0x04, 0x20, 0x80])("never passes, whichever byte it is: bits %i", async (bits) => {
    for (let position = start; position < end; position += 1) {
      const bytes = Buffer.from(sampleText);
      bytes[position] = (bytes[position] ?? 0) ^ bits;
      const found = await verifyText(bytes).then(
        ({ findingCount }) => findingCount > 0,
        (error: unknown) => error instanceof SyncFileError,
      );
      expect(found, `byte ${position}`).toBe(true);
    }
  });
});
