import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shellWords } from "../../src/cli/shell-words.js";

describe("words for a shell", () => {
  it.each([
    [["review", "apply", "2026-Q4", "--dir", "/var/lib/a_b"], "review apply 2026-Q4 --dir /var/lib/a_b"],
    [["--ticket", "it's 5 %", ""], "--ticket 'it'\\''s 5 %' ''"],
    [["$(rm x)", "a;b", "~"], "'$(rm x)' 'a;b' '~'"],
  ])("%j", (words, text) => {
    expect(shellWords(words)).toBe(text);
    if (process.platform === "win32") return;
    const echoed = execFileSync("sh", ["-c", `printf '%s\\n' ${text}`], { encoding: "utf8" });
    expect(echoed).toBe(words.map((word) => `${word}\n`).join(""));
  });
});
