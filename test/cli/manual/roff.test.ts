import { describe, expect, it } from "vitest";
import { escaped, item, subsection } from "../../../src/cli/manual/roff.js";

describe("text in roff", () => {
  it.each([
    ["plain words.", "plain words."],
    ["--file -", "\\-\\-file \\-"],
    ["a\\b", "a\\eb"],
    ["'AWS*' `x` ~/^", "\\(aqAWS*\\(aq \\(gax\\(ga \\(ti/\\(ha"],
    ['say "no"', "say \\(dqno\\(dq"],
    [".gz\n.B\n'br", "\\&.gz\n\\&.B\n\\(aqbr"],
    ["leavers … 🚀", "leavers \\[u2026] \\[u1F680]"],
  ])("%j is %j", (text, roff) => {
    expect(escaped(text)).toBe(roff);
  });

  it("is one argument of a request, whatever it holds", () => {
    expect(item('-o "x"', "what")).toBe('.TP\n.B "\\-o \\(dqx\\(dq"\nwhat');
    expect(subsection("review open", "text")).toBe('.SS "review open"\ntext');
  });
});
