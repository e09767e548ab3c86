import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SyncFile } from "../../src/sync-file/read.js";
import { layouts, reformat } from "../support/reformat.js";
import { documents, printed } from "./arbitrary.js";
import { openText, readAll } from "./open-text.js";
import { sampleText } from "./sample-text.js";
import { verifyText } from "./verify-document.js";

/** Everything that a file says, and where; what stands in which line is the layout's. */
async function contentOf(file: SyncFile) {
  const records = await readAll(file);
  return {
    header: file.header,
    records: records.map(({ line, ...entry }) => entry),
    manifest: await file.manifest(),
  };
}

const hasJq = (() => {
  try {
    execFileSync("jq", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

describe("a file that something re-formatted", () => {
  it.each(Object.entries(layouts))("says the same as before: %s", async (_, layout) => {
    const text = reformat(sampleText, layout);
    const expected = await contentOf(await openText(sampleText));
    expect(await contentOf(await openText(text))).toEqual(expected);
    expect(await contentOf(await openText(gzipSync(text)))).toEqual(expected);
    expect((await verifyText(text)).findings).toEqual([]);
  });

  it("says the same in any layout, whatever stands in it, in pieces of any size", async () => {
    const anyLayout = fc.record(
      {
        indent: fc.constantFrom("", " ", "  ", "\t"),
        isSorted: fc.boolean(),
        isAscii: fc.boolean(),
        blank: fc.constantFrom("", " ", "\t"),
        lineEnd: fc.constantFrom("\n", "\r\n"),
        before: fc.constantFrom("", "\ufeff", "\n", " \r\n"),
        after: fc.constantFrom("", "\n", "\r\n", " \n\n"),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        documents,
        anyLayout,
        fc.integer({ min: 1, max: 300 }),
        async (document, layout, pieceBytes) => {
          const text = await printed(document);
          const reformatted = reformat(text, layout);
          const read = await contentOf(await openText(reformatted, { pieceBytes }));
          expect(read).toEqual(await contentOf(await openText(text)));
          expect((await verifyText(reformatted)).findings).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("keeps what a parser may lose: halves of surrogate pairs, marks within text, signs of zero, odd keys", async () => {
    const odd =
      '{"":"\\ud800","10":-0,"9":123456789012345680000,"__proto__":{"a":"\ufeffb\u2028"},"text":"\ufeff"}';
    const text = sampleText.replace(/(?<="profile":)\{.*\}(?=,"status")/, () => odd);
    const read = await contentOf(await openText(reformat(text, layouts["jq -S ."])));
    expect(read).toEqual(await contentOf(await openText(text)));
    const [profile] = read.records.flatMap(({ record }) => ("profile" in record ? [record.profile] : []));
    expect(profile).toEqual(JSON.parse(odd));
  });

  it.runIf(hasJq).each([["."], ["-c", "."], ["-S", "."], ["-cS", "."], ["--tab", "."], ["-a", "."]])(
    "says the same after jq %s %s",
    async (...args) => {
      const text = execFileSync(
        "jq",
        args.filter((arg) => arg !== undefined),
        { input: sampleText },
      );
      expect(await contentOf(await openText(text))).toEqual(await contentOf(await openText(sampleText)));
    },
  );

  it("tells the lines of the file itself", async () => {
    const text = reformat(sampleText, { indent: " ", isSorted: true, lineEnd: "\r\n" });
    const lines = text.split("\r\n");
    const file = await openText(text, { pieceBytes: 11 });
    for (const { line, section } of await readAll(file)) {
      expect(lines[line - 1]).toBe("  {");
      expect(lines.slice(0, line).findLast((above) => /^ "\w+": \[$/.test(above))).toBe(` "${section}": [`);
    }
    expect(file.lines()).toEqual({
      header: lines.indexOf(' "sync": {') + 1,
      manifest: lines.indexOf(' "manifest": {') + 1,
    });
  });

  it.each([
    ["a byte order mark", `\ufeff${sampleText}`],
    ["CRLF", sampleText.replaceAll("\n", "\r\n")],
    ["blanks at the ends of lines", sampleText.replaceAll("\n", " \t\n")],
    ["indented lines", sampleText.replaceAll("\n", "\n  ")],
    ["empty lines behind it", `${sampleText}\n\r\n  `],
  ])("is sound with one record a line and %s", async (_, text) => {
    expect(await contentOf(await openText(text))).toEqual(await contentOf(await openText(sampleText)));
    expect((await verifyText(text)).findings).toEqual([]);
  });
});
