import { describe, expect, it } from "vitest";
import { markdownRow, markdownText } from "../../src/cli/markdown.js";

describe("a name in Markdown", () => {
  it.each([
    ["https://evil.example/a", "https&#58;//evil.example/a"],
    ["(WWW.evil.example)", "\\(WWW&#46;evil.example\\)"],
    ["&#58;// & <b>", "&amp;\\#58;// &amp; &lt;b\\>"],
    ["[a](javascript:x) `b` *c* | d", "\\[a\\]\\(javascript:x\\) \\`b\\` \\*c\\* \\| d"],
    ["a@evil.example", "a\\@evil.example"],
  ])("%j is written %j", (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  it("stays in its cell", () => {
    expect(markdownRow(["a|b", "c\nd"])).toBe("| a\\|b | c\\\\u\\{a\\}d |\n");
  });
});
