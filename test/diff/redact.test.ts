import { describe, expect, it } from "vitest";
import { redactName } from "../../src/access/name-mode.js";
import { redactNamed } from "../../src/diff/redact.js";

const id = "user:u1";

describe("a name", () => {
  it.each([
    ["Ada Byron", "full", "Ada Byron"],
    ["Ada Byron", "initials", "A. B."],
    ["ada byron-king", "initials", "A. B. K."],
    ["Søren Lindqvist 🚀", "initials", "S. L."],
    ["𝒜da", "initials", "𝒜."],
    ["李小龍", "initials", "李."],
    ["ada@example.com", "initials", id],
    ["🚀", "initials", id],
    ["Ada Byron", "none", id],
  ] as const)("%s with %s is %s", (name, mode, shown) => {
    expect(redactName(name, { id, mode })).toBe(shown);
  });

  it.each([
    ["user:u1", "A. B."],
    ["admin_user:a1", "A. B."],
    ["group:g1", "Ada Byron"],
    ["app:a1", "Ada Byron"],
  ])("of %s is shown as %s", (key, shown) => {
    expect(redactNamed({ id: key, displayName: "Ada Byron" }, "initials").displayName).toBe(shown);
  });
});
