import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DomainClass, domainClass } from "../../src/access/email-domain.js";

describe("the domain of an address", () => {
  it.each<[address: string | undefined, domains: string[] | undefined, expected: DomainClass]>([
    ["ada@acme.com", ["acme.com"], "internal"],
    ["Ada@ACME.com", ["acme.com"], "internal"],
    ["ada@acme.com", ["Acme.Com"], "internal"],
    ["ada@acme.com.", ["acme.com"], "internal"],
    ["ada@eu.acme.com", ["acme.com"], "internal"],
    ["ada@acme.org", ["acme.com", "acme.org"], "internal"],
    ["ada@bücher.example", ["xn--bcher-kva.example"], "internal"],
    ['"a@acme.com"@other.com', ["other.com"], "internal"],
    ["ada@notacme.com", ["acme.com"], "external"],
    ["ada@acme.com.evil.example", ["acme.com"], "external"],
    ["acme.com@evil.example", ["acme.com"], "external"],
    ["ada@acme.com", ["eu.acme.com"], "external"],
    [undefined, ["acme.com"], "unknown"],
    ["ada", ["acme.com"], "unknown"],
    ["ada@", ["acme.com"], "unknown"],
    ["ada@acme.com", undefined, "unknown"],
    ["ada@acme.com", [], "unknown"],
    ["ada@acme.com", [" "], "unknown"],
  ])("of %j, ours being %j, is %s", (address, domains, expected) => {
    expect(domainClass(address, domains)).toBe(expected);
  });

  it("is ours with any name before it", () => {
    fc.assert(
      fc.property(fc.domain(), fc.string({ minLength: 1 }), (domain, name) => {
        expect(domainClass(`${name}@${domain}`, [domain])).toBe("internal");
        expect(domainClass(`${name}@x${domain}`, [domain])).toBe("external");
      }),
    );
  });
});
