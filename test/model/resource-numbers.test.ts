import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ResourceNumbers } from "../../src/model/resource-numbers.js";

const hexId = fc
  .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 24, maxLength: 24 })
  .map((digits) => digits.join(""));
/** Few different ones, so that they come again; ids that differ in their case or their length alone among them. */
const nearId = fc
  .tuple(fc.constantFrom("0", "7", "a", "F", "é", "Ā"), fc.constantFrom(22, 23, 24))
  .map(([last, length]) => "5c7cdb00e4862917200792".padEnd(length, last));
const resource = fc.oneof(hexId, nearId, fc.string({ minLength: 1 }));
const ids = fc.array(fc.record({ resourceType: fc.constantFrom("user", "admin_user"), resource }), {
  maxLength: 200,
});

describe("the numbers of resources", () => {
  it("are those of a map by type and id, whatever the ids are like", () => {
    fc.assert(
      fc.property(ids, ids, (added, asked) => {
        const numbers = new ResourceNumbers();
        const expected = new Map<string, number>();
        const key = ({ resourceType, resource: id }: { resourceType: string; resource: string }) =>
          JSON.stringify([resourceType, id]);
        for (const id of added) {
          if (!expected.has(key(id))) expected.set(key(id), expected.size);
          expect(numbers.add(id)).toBe(expected.get(key(id)));
        }
        expect(numbers.size).toBe(expected.size);
        for (const id of [...added, ...asked]) expect(numbers.of(id)).toBe(expected.get(key(id)));
      }),
    );
  });

  it("are told of ids that differ in their last digits alone, however many there are", () => {
    const numbers = new ResourceNumbers();
    const many = Array.from({ length: 5000 }, (_, number) => ({
      resourceType: "user",
      resource: `5c7cdb00e486291720${number.toString(16).padStart(6, "0")}`,
    }));
    for (const id of many) numbers.add(id);
    expect(many.map((id) => numbers.of(id))).toEqual(many.map((_, number) => number));
    expect(numbers.of({ resourceType: "user", resource: "5c7cdb00e486291720ffffff" })).toBeUndefined();
  });
});
