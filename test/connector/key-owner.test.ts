import { describe, expect, it } from "vitest";
import { keyOwner } from "../../src/connector/key-owner.js";
import { pairRoles } from "../../src/connector/role-book.js";
import { administrator, byId } from "./rows.js";

function ownerAmong(...rows: object[]) {
  const administrators = byId(...rows.map(administrator));
  return keyOwner({ administrators, roles: pairRoles([], administrators) });
}

describe("the owner of the key", () => {
  it("is the one administrator whose key may be ours", () => {
    expect(
      ownerAmong(
        {
          _id: "a1",
          email: "a@x.com",
          apiKeyHash: { prefix: "ours", expireAt: "2026-12-24T00:00:00.000Z" },
          roleNames: ["B", "A"],
        },
        { _id: "a2", email: "b@x.com", apiKeyHash: { prefix: "theirs" } },
        { _id: "a3", email: "c@x.com" },
      ),
    ).toEqual({ owner: "a@x.com", role: "A, B", expiresAt: "2026-12-24T00:00:00Z" });
  });

  it.each([
    ["nobody has a key", [{ _id: "a1", email: "a@x.com" }], {}],
    ["nobody's key may be ours", [{ _id: "a1", apiKeyHash: { prefix: "theirs" } }], {}],
    [
      "two keys may be ours",
      [
        { _id: "a1", apiKeyHash: { prefix: "ours" } },
        { _id: "a2", apiKeyHash: { prefix: "ours" } },
      ],
      {},
    ],
    ["little is known", [{ _id: "a1", email: "", apiKeyHash: { prefix: "ours", expireAt: "never" } }], {}],
  ])("is told as far as it is known when %s", (_, rows, expected) => {
    expect(ownerAmong(...rows)).toEqual(expected);
  });
});
