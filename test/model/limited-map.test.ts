import { describe, expect, it } from "vitest";
import { LimitedMap } from "../../src/model/limited-map.js";

function kept(most: number, added: readonly (readonly [key: string, weight: number])[]): string[] {
  const map = new LimitedMap<string, string>(most);
  for (const [key, weight] of added) expect(map.add(key, `value of ${key}`, weight)).toBe(`value of ${key}`);
  return added.map(([key]) => key).filter((key) => map.get(key) === `value of ${key}`);
}

describe("a limited map", () => {
  it.each([
    [
      "keeps what weighs as much as it may",
      3,
      [
        ["a", 1],
        ["b", 2],
      ],
      ["a", "b"],
    ],
    [
      "forgets all for what would weigh more",
      3,
      [
        ["a", 1],
        ["b", 2],
        ["c", 1],
      ],
      ["c"],
    ],
    [
      "goes on from what it keeps then",
      3,
      [
        ["a", 3],
        ["b", 1],
        ["c", 2],
      ],
      ["b", "c"],
    ],
    ["keeps what weighs too much alone, until something else comes", 3, [["a", 4]], ["a"]],
    [
      "forgets that too",
      3,
      [
        ["a", 4],
        ["b", 1],
      ],
      ["b"],
    ],
  ] as const)("%s", (_, most, added, expected) => {
    expect(kept(most, added)).toEqual(expected);
  });

  it("counts each as one where nothing else is said, and from nothing when it was cleared", () => {
    const map = new LimitedMap<string, number>(2);
    map.add("a", 1);
    map.clear();
    map.add("b", 2);
    map.add("c", 3);
    expect(["a", "b", "c"].map((key) => map.get(key))).toEqual([undefined, 2, 3]);
  });
});
