import fc from "fast-check";
import type { OrganizationShape } from "../../src/simulator/generate.js";

/** The shape of a generated organisation, from nobody to a few pages of everything. */
export function anyShape({ administrators }: { administrators: number }): fc.Arbitrary<OrganizationShape> {
  return fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    users: fc.integer({ min: 0, max: 420 }),
    groups: fc.integer({ min: 0, max: 12 }),
    apps: fc.integer({ min: 0, max: 8 }),
    administrators: fc.integer({ min: 0, max: administrators }),
  });
}
