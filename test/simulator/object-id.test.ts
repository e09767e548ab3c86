import fc from "fast-check";
import { expect, it } from "vitest";
import { createObjectIds } from "../../src/simulator/object-id.js";

it("ids grow with time and with every id made, and tell the second of their birth", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(4_000_000), { minLength: 1 }), (origin, seconds) => {
      const makeId = createObjectIds(origin);
      const times = [...seconds].sort((a, b) => a - b).map((second) => 1_600_000_000 + second);
      const ids = times.map((second) => makeId(second * 1000 + 999));
      expect(ids.filter((id) => !/^[0-9a-f]{24}$/.test(id))).toEqual([]);
      expect([...new Set(ids)].sort()).toEqual(ids);
      expect(ids.map((id) => Number.parseInt(id.slice(0, 8), 16))).toEqual(times);
    }),
  );
});
