import { describe, expect, it } from "vitest";
import { keyOwner } from "../../src/connector/key-owner.js";
import { pairRoles } from "../../src/connector/role-book.js";
import { apiKeyCredential } from "../../src/jumpcloud/credential.js";
import { administrator, byId } from "./rows.js";

const credential = apiKeyCredential("jca_abcdef");

function ownerAmong(...rows: object[]) {
  const administrators = byId(...rows.map(administrator));
  return keyOwner(credential, { administrators, roles: pairRoles([], administrators) });
}

describe("the owner of the key", () => {
  it("is the one administrator whose key has the prefix", () => {
    expect(
      ownerAmong(
        {
          _id: "a1",
          email: "a@x.com",
          apiKeyHash: { prefix: "jca_abc", expireAt: "2026-12-24T00:00:00.000Z" },
          roleNames: ["B", "A"],
        },
        { _id: "a2", email: "b@x.com", apiKeyHash: { prefix: "jca_xyz" } },
        { _id: "a3", email: "c@x.com" },
      ),
    ).toEqual({ owner: "a@x.com", role: "A, B", expiresAt: "2026-12-24T00:00:00Z" });
  });

  it.each([
    ["nobody has a key", [{ _id: "a1", email: "a@x.com" }], {}],
    ["nobody's key has the prefix", [{ _id: "a1", apiKeyHash: { prefix: "jca_z" } }], {}],
    [
      "two keys have it",
      [
        { _id: "a1", apiKeyHash: { prefix: "jca" } },
        { _id: "a2", apiKeyHash: { prefix: "jca_a" } },
      ],
      {},
    ],
    ["the prefix is too short to tell", [{ _id: "a1", email: "a@x.com", apiKeyHash: { prefix: "jc" } }], {}],
    ["little is known", [{ _id: "a1", email: "", apiKeyHash: { prefix: "jca_a", expireAt: "never" } }], {}],
  ])("is told as far as it is known when %s", (_, rows, expected) => {
    expect(ownerAmong(...rows)).toEqual(expected);
  });
});
