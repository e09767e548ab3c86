import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ResourceNumbers } from "../../src/model/resource-numbers.js";

/** Few different ones, so that they come again. */
const resource = fc.oneof(fc.constantFrom("u1", "u2", "U1", "__proto__"), fc.string({ minLength: 1 }));
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
});
