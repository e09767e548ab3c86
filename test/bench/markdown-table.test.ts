import { describe, expect, it } from "vitest";
import { markdownTable } from "./markdown-table.js";

describe("markdownTable", () => {
  it("aligns its columns, text to the left and numbers to the right", () => {
    const table = markdownTable(
      [{ title: "command", align: "left" }, { title: "s" }],
      [
        ["diff", "3.54"],
        ["export --format csv", "12.10"],
      ],
    );
    expect(table).toBe(
      [
        "| command             |     s |",
        "| ------------------- | ----: |",
        "| diff                |  3.54 |",
        "| export --format csv | 12.10 |",
        "",
      ].join("\n"),
    );
  });

  it("leaves a cell blank that is not known, and one that is missing", () => {
    expect(markdownTable([{ title: "a" }, { title: "b" }], [[undefined]])).toBe(
      "|   a |   b |\n| --: | --: |\n|     |     |\n",
    );
  });

  it("keeps a bar inside its cell", () => {
    expect(markdownTable([{ title: "a" }], [["x|y"]])).toBe("|    a |\n| ---: |\n| x\\|y |\n");
  });
});
