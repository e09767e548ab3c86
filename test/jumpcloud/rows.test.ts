import { describe, expect, it } from "vitest";
import { administratorParser } from "../../src/jumpcloud/administrator.js";
import { systemUserParser } from "../../src/jumpcloud/system-user.js";

describe("a user as it is read", () => {
  it("keeps the values of the custom attributes that were asked for, and of the others their names", () => {
    const attributes = [{ name: "badge", value: "7" }, { name: "salary", value: "9" }, null, { value: "x" }];
    const parsed = systemUserParser(["badge"])({ _id: "u1", attributes });
    expect(parsed?.row.attributes).toEqual([
      { name: "badge", value: "7" },
      { name: "salary" },
      null,
      { name: undefined },
    ]);
  });
});

describe("an administrator as it is read", () => {
  const parse = administratorParser((prefix) => "jca_abcdef".startsWith(prefix));

  it.each([
    ["jca_abc", true],
    ["jca_xyz", false],
  ])("does not keep how the key begins (%s), only whether it may be ours", (prefix, mayBeOurs) => {
    const row = parse({ _id: "a1", apiKeyHash: { prefix, expireAt: "2027-01-01T00:00:00Z" } })?.row;
    expect(row?.apiKeyHash).toEqual({ expireAt: "2027-01-01T00:00:00Z", mayBeOurs });
  });

  it("is read again from what was kept of it", () => {
    const row = parse({ _id: "a1", email: "a@x.com", apiKeyHash: { prefix: "jca_abc" } })?.row;
    expect(parse(JSON.parse(JSON.stringify(row)))?.row).toEqual(JSON.parse(JSON.stringify(row)));
  });
});
