import fc from "fast-check";
import { expect, it } from "vitest";
import { IdIndex } from "../../src/simulator/id-index.js";

const rows = (ids: readonly string[]) => ids.map((id) => ({ id }));

it("finds what a search from the start would find, whatever is done to the list in between", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const change = fc.oneof(
    fc.record({ kind: fc.constant("push" as const), id }),
    fc.record({ kind: fc.constant("remove" as const), id }),
    fc.record({ kind: fc.constant("replace first" as const), id }),
    fc.record({ kind: fc.constant("reverse" as const), id }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(id), fc.array(change), (start, changes) => {
      const index = new IdIndex();
      const list = rows(start);
      for (const { kind, id: wanted } of changes) {
        const known = list.findIndex((row) => row.id === wanted);
        if (kind === "push" && known === -1) list.push({ id: wanted });
        if (kind === "remove" && known !== -1) list.splice(known, 1);
        if (kind === "replace first" && known === -1 && list.length > 0) list[0] = { id: wanted };
        if (kind === "reverse") list.reverse();
        for (const each of ["a", "b", "c", "d", "e", "f"]) {
          expect(index.find(list, each)).toBe(list.find((row) => row.id === each));
        }
      }
    }),
  );
});
