import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concealer, growingSecrets } from "../../src/jumpcloud/conceal.js";

const key = `aZ"9'\\/+=%&<é>-key`;
const bytes = Buffer.from(key);

describe("a secret", () => {
  it.each([
    ["as it is", key],
    ["in upper case", key.toUpperCase()],
    ["as a JSON string", JSON.stringify(key).slice(1, -1)],
    ["as a JSON string whose slashes are escaped", JSON.stringify(key).slice(1, -1).replace("/", "\\/")],
    ["as a JSON string within a JSON string, in part", key.replace('"', '\\"')],
    ["in a URL", encodeURIComponent(key)],
    ["in a URL, in lower case", encodeURIComponent(key).toLowerCase()],
    ["in a URL that was left half as it is", encodeURI(key)],
    ["in HTML", key.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")],
    ["in HTML with numbers", key.replaceAll("'", "&#039;").replaceAll(">", "&#x3e;")],
    ["in base64", bytes.toString("base64")],
    ["in base64 for URLs", bytes.toString("base64url")],
    ["in hexadecimal digits", bytes.toString("hex").toUpperCase()],
  ])("%s is concealed", (_, written) => {
    expect(concealer([key])(`key=${written}, again ${written}.`)).toBe("key=[REDACTED], again [REDACTED].");
  });

  it("is concealed with every character escaped", () => {
    const written = [...key].map(
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    expect(concealer([key])(written.join(""))).toBe("[REDACTED]");
  });

  it("that begins like another leaves nothing of it", () => {
    expect(concealer(["secret", "secret-longer"])("secret-longer secret")).toBe("[REDACTED] [REDACTED]");
  });

  it.each([[[]], [[""]], [["wrong"]]])("of %j is none: nothing is taken out of any text", (secrets) => {
    expect(concealer(secrets)("the wrong text")).toBe("the wrong text");
  });

  it("never stays in a text, and takes nothing else away", () => {
    const secret = fc.string({
      minLength: 6,
      maxLength: 40,
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(secret, (text) => {
        expect(concealer([text])(`\n${text}\n`)).toBe("\n[REDACTED]\n");
      }),
      { numRuns: 200 },
    );
  });
});

describe("secrets that grow", () => {
  it("are concealed from the moment on in which they are told", () => {
    const { add, conceal } = growingSecrets(["first-secret"]);
    expect(conceal("first-secret, later-token")).toBe("[REDACTED], later-token");
    add("later-token");
    expect(conceal("first-secret, later-token")).toBe("[REDACTED], [REDACTED]");
  });

  it.each([
    ["as it is", (token: string) => token],
    ["as a JSON string whose slashes are escaped", (token: string) => token.replaceAll("/", "\\/")],
    ["in a URL", encodeURIComponent],
    ["in base64", (token: string) => Buffer.from(token).toString("base64")],
    ["in hexadecimal digits", (token: string) => Buffer.from(token).toString("hex")],
  ])("may be as long as signed tokens are, %s", (_, written) => {
    // Tokens of one client begin alike.
    const text = Array.from({ length: 50 }, (_, at) => createHash("sha512").update(`${at}`).digest("base64"));
    const tokens = [600, 4000].map((length) => `${text.join("").slice(0, length)}.${length}-end`);
    const { add, conceal } = growingSecrets(["first-secret"]);
    for (const token of tokens) add(token);
    const isClean = conceal(tokens.map(written).join(" ")) === "[REDACTED] [REDACTED]";
    expect(isClean).toBe(true);
  });

  it("may be 16 KiB long, many of them, in a long text", () => {
    const text = (seed: string, length: number) => {
      const count = Math.ceil(length / 88);
      const pieces = Array.from({ length: count }, (_, at) =>
        createHash("sha512").update(`${seed}${at}`).digest("base64"),
      );
      return pieces.join("").slice(0, length);
    };
    const tokens = ["a", "b", "c"].map((seed) => text(seed, 16_384));
    const between = text("other", 50_000);
    const conceal = concealer(tokens);
    const [first = "", second = "", third = ""] = tokens;
    const shown = conceal([between, first, second, between, third].join(" "));
    expect(shown === [between, "[REDACTED]", "[REDACTED]", between, "[REDACTED]"].join(" ")).toBe(true);
    expect(conceal(`cut: ${first.slice(0, 512)}`)).toBe("cut: [REDACTED]");
  });

  it.each([40_000, 200_000])("of %i characters break nothing", (length) => {
    const secret = "é/".repeat(length / 2);
    expect(concealer([secret])(`key=${secret}.`)).toBe("key=[REDACTED].");
  });
});
