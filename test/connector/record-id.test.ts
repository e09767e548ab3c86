import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordId } from "../../src/connector/record-id.js";

describe("the id of a resource", () => {
  it.each(["6026bec6b8207255280d5981", "a:b", "with blank", "é".repeat(240), "a".repeat(480)])(
    "is JumpCloud's: %s",
    (id) => {
      expect(recordId(id)).toBe(id);
    },
  );

  it("is what fits of a long one, told apart by a hash", () => {
    const [one, other] = [recordId(`${"é".repeat(500)}1`), recordId(`${"é".repeat(500)}2`)];
    expect(one).toMatch(/^é{233}_[0-9a-f]{12}$/);
    expect(other).toMatch(/^é{233}_[0-9a-f]{12}$/);
    expect(one).not.toBe(other);
  });

  it("tells two ids apart that differ in a lone surrogate only", () => {
    expect(recordId("a\ud800")).toMatch(/^a\ufffd_[0-9a-f]{12}$/);
    expect(recordId("a\ud800")).not.toBe(recordId("a\ud801"));
  });

  it("always leaves room for the id of a grant, is well-formed, and different ids stay different", () => {
    const id = fc.string({ unit: "binary", minLength: 1, maxLength: 700 });
    fc.assert(
      fc.property(id, id, (a, b) => {
        const [one, other] = [recordId(a), recordId(b)];
        expect(one.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(`group:${one}:member:admin_user:${other}`)).toBeLessThanOrEqual(1024);
        expect(one === other).toBe(a === b);
      }),
    );
  });
});
