import { describe, expect, it } from "vitest";
import { LeftOutTally } from "../../../src/c1z/importing/left-out.js";

describe("what was left out", () => {
  it("is counted by its code, with its ids once each and sorted, in words for a person", () => {
    const tally = new LeftOutTally();
    for (const id of ["b", "a", "b"]) tally.add("grant_to_other_type", id);
    tally.addMany("grant_of_absent_entitlement", 3);
    tally.addMany("grant_to_absent_principal", 0);
    expect(tally.all).toEqual([
      { code: "grant_of_absent_entitlement", words: "grant of what the file lacks", count: 3, ids: [] },
      {
        code: "grant_to_other_type",
        words: "grant to what JumpCloud does not grant it to",
        count: 3,
        ids: ["a", "b"],
      },
    ]);
    expect([tally.has("grant_to_other_type"), tally.has("grant_to_absent_principal")]).toEqual([true, false]);
  });

  it("lists at most 10,000 ids, and counts all", () => {
    const tally = new LeftOutTally();
    for (let number = 0; number < 10_001; number += 1) tally.add("perhaps_direct_too", String(number));
    expect(tally.all.map(({ count, ids }) => ({ count, ids: ids.length }))).toEqual([
      { count: 10_001, ids: 10_000 },
    ]);
  });
});
