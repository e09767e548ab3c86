import { describe, expect, it } from "vitest";
import { reviewerAddress } from "../../../src/review/reviewers/address.js";

describe("an address that a sheet can be sent to", () => {
  it.each([
    [" Ada@Example.COM ", "ada@example.com"],
    ["jose\u0301@example.com", "josé@example.com"],
    ["o'hara+x@localhost", "o'hara+x@localhost"],
  ])("is %j as %j", (text, address) => {
    expect(reviewerAddress(text)).toBe(address);
  });

  it.each([
    "",
    "ada",
    "@example.com",
    "ada@",
    "a@b@c",
    "Ada <ada@example.com>",
    "a@example.com,b@example.com",
    "a@example.com;b@example.com",
    "two words@example.com",
    "a\u202eb@example.com",
    `${"a".repeat(250)}@b.de`,
  ])("is not %j", (text) => {
    expect(reviewerAddress(text)).toBeUndefined();
  });
});
