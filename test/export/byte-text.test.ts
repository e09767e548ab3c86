import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteText, utf8Bytes } from "../../src/export/byte-text.js";

it("is, when it is read as UTF-8, the text that its bytes were made of, in pieces or as a whole", () => {
  const anyText = fc.string({ unit: "binary" }).map((text) => text.toWellFormed());
  fc.assert(
    fc.property(fc.array(anyText), (texts) => {
      const text = new ByteText(texts.map(utf8Bytes).join(""));
      expect(text.toString()).toBe(texts.join(""));
      expect(text.length).toBe(Buffer.byteLength(texts.join("")));
    }),
  );
});
