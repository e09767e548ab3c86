import { describe, expect, it } from "vitest";
import { hanging, labeled, table } from "../../src/cli/layout.js";

describe("labeled", () => {
  it("wraps the text below itself", () => {
    expect(labeled("Not read", "devices, RADIUS, LDAP, last logins", { width: 32, labelWidth: 10 })).toBe(
      "Not read  devices, RADIUS, LDAP,\n          last logins\n",
    );
  });

  it("leaves room for words where the width leaves none", () => {
    expect(hanging("          ", "one two three four five six", { width: 5, indent: 10 })).toBe(
      "          one two three four\n          five six\n",
    );
  });
});

describe("table", () => {
  const columns = [{ align: "left" }, { align: "right" }, { align: "left" }] as const;

  it("lays cells out in columns", () => {
    const rows = [
      ["", "read", ""],
      ["users", "3,012", "all"],
      ["groups", "4", ""],
    ];
    expect(table(rows, columns, 80)).toBe("         read\nusers   3,012  all\ngroups      4\n");
  });

  it("puts a long remark on lines of its own where there is no room beside", () => {
    expect(table([["users", "3,012", "read to its end, no total"]], columns, 31)).toBe(
      "users  3,012\n      read to its end, no total\n",
    );
  });

  it("measures wide characters as they are shown", () => {
    const rows = [
      ["相田 愛子", "1", "x"],
      ["\u001b[32mOn-call 📟\u001b[39m", "12", "y"],
    ];
    expect(table(rows, columns, 80)).toBe("相田 愛子    1  x\n\u001b[32mOn-call 📟\u001b[39m  12  y\n");
  });

  it("measures colours as nothing", () => {
    const green = `\u001b[32m${"x".repeat(10)}\u001b[39m`;
    expect(table([["a", "b", green]], columns, 17)).toBe(`a  b  ${green}\n`);
  });
});
