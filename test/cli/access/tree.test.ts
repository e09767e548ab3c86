import { describe, expect, it } from "vitest";
import { treeText } from "../../../src/cli/access/tree.js";

describe("a tree", () => {
  it("draws each branch, and wraps a long line within its own", () => {
    const nodes = [
      { text: "a line that does not fit", children: [{ text: "one" }, { text: "two" }] },
      { text: "another that is as long as that" },
      { text: "last", children: [{ text: "a leaf that wraps below itself" }] },
    ];
    expect(treeText(nodes, 26)).toBe(
      [
        "├─ a line that does not",
        "│  │  fit",
        "│  ├─ one",
        "│  └─ two",
        "├─ another that is as",
        "│    long as that",
        "└─ last",
        "   └─ a leaf that wraps",
        "        below itself",
        "",
      ].join("\n"),
    );
  });

  it("takes wide characters for two columns", () => {
    expect(treeText([{ text: "電子メール 管理者 利用者 一覧" }], 26)).toBe(
      "└─ 電子メール 管理者\n     利用者 一覧\n",
    );
  });

  it("of nothing is nothing", () => {
    expect(treeText([], 80)).toBe("");
  });
});
