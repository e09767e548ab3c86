import { expect, it } from "vitest";
import { isSameOrganization } from "../../src/review/same-organization.js";

it.each([
  ["5F3C", "5f3c", true],
  ["5f3c", "5f3c", true],
  ["5f3c", "5f3d", false],
  [undefined, "5f3c", false],
  ["5f3c", undefined, false],
  [undefined, undefined, false],
])("the organisations %s and %s are the same: %s", (one, other, same) => {
  expect(isSameOrganization(one, other)).toBe(same);
});
