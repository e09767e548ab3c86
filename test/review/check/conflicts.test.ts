import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/review/answers/answers.js";
import { conflictingRemovals } from "../../../src/review/check/conflicts.js";
import type { Decision } from "../../../src/review/decision.js";
import type { ReviewItem } from "../../../src/review/review-item.js";
import { itemOf } from "../answers/sent-review.js";

const sales = itemOf({ person: "ana", access: "Sales", reviewer: "dana" });
const staff = itemOf({ person: "ana", access: "Staff", reviewer: "dana" });
const others = itemOf({ person: "ben", access: "Sales", reviewer: "dana" });
const app = itemOf(
  { person: "ana", access: "AWS", reviewer: "kim" },
  { kind: "through groups", through: [sales.entitlement, staff.entitlement] },
);

function conflicts(...said: readonly [ReviewItem, Decision][]): string[] {
  const decided = said.map(([item, decision]): [string, Answer] => [
    item.key,
    { item, decision, comment: "", by: item.reviewer, place: { file: "a.csv", row: 2 } },
  ]);
  return [...conflictingRemovals(new Map(decided))];
}

describe("removals that would end a kept app", () => {
  it("are all the ways to it", () => {
    expect(conflicts([app, "keep"], [sales, "remove"], [staff, "remove"])).toEqual([sales.key, staff.key]);
  });

  it("are none while one way stays", () => {
    expect(conflicts([app, "keep"], [sales, "remove"])).toEqual([]);
    expect(conflicts([app, "keep"], [sales, "remove"], [staff, "keep"], [others, "remove"])).toEqual([]);
  });

  it("are none for what was assigned directly and kept, whatever else gives it", () => {
    const direct = itemOf({ person: "ana", access: "AWS", reviewer: "kim" }, { kind: "assignment" });
    expect(conflicts([direct, "keep"], [sales, "remove"], [staff, "remove"])).toEqual([]);
  });

  it("are none where nobody keeps it", () => {
    expect(conflicts([sales, "remove"], [staff, "remove"])).toEqual([]);
  });
});
