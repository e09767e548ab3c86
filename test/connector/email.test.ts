import { describe, expect, it } from "vitest";
import { isValidAddress, traitEmails } from "../../src/connector/email.js";
import type { WarningCode } from "../../src/connector/warning.js";

describe("an address that ConductorOne takes", () => {
  it.each([
    "ada@example.com",
    "ada+tag@example.com",
    "a.b.c@x-y.example.com",
    "o'hara@example.com",
    "{weird}|~@example.com",
    "ada@localhost",
    "1@2.3",
    `${"a".repeat(64)}@example.com`,
    `ada@${"a".repeat(63)}.com`,
  ])("is %s", (address) => {
    expect(isValidAddress(address)).toBe(true);
  });

  it.each([
    "",
    "ada",
    "@example.com",
    "ada@",
    "a b@x.com",
    " ada@example.com",
    "ada@example.com\n",
    "ada@@example.com",
    "ada@example..com",
    "ada@example.com.",
    "ada@exa_mple.com",
    "ada@-example.com",
    "ada@example-.com",
    ".ada@example.com",
    "ada.@example.com",
    "a..da@example.com",
    "jürgen@example.com",
    "jurgen@müller.de",
    "Ada <ada@example.com>",
    `${"a".repeat(65)}@example.com`,
    `ada@${"a".repeat(64)}.com`,
    `ada@${"a.".repeat(130)}com`,
  ])("is not %j", (address) => {
    expect(isValidAddress(address)).toBe(false);
  });
});

describe("the addresses of a trait", () => {
  it.each([
    [{}, {}, ["missing_email"]],
    [{ email: "" }, {}, ["missing_email"]],
    [{ email: "a@x.com" }, { emails: [{ address: "a@x.com", isPrimary: true }] }, []],
    [
      { email: "a@x.com", alternateEmail: "A@x.com" },
      { emails: [{ address: "a@x.com", isPrimary: true }] },
      [],
    ],
    [
      { email: "a@x.com", alternateEmail: "b@x.com" },
      { emails: [{ address: "a@x.com", isPrimary: true }, { address: "b@x.com" }] },
      [],
    ],
    [
      { email: "a@x.com", alternateEmail: "b" },
      { emails: [{ address: "a@x.com", isPrimary: true }] },
      ["invalid_email"],
    ],
    [{ email: "a", alternateEmail: "b@x.com" }, { emails: [{ address: "b@x.com" }] }, ["invalid_email"]],
  ])("of %j are %j, with the warnings %j", (addresses, emails, codes) => {
    const warnings = new Set<WarningCode>();
    expect(traitEmails(addresses, warnings)).toEqual(emails);
    expect([...warnings]).toEqual(codes);
  });
});
