import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uniqueNames } from "../../../src/export/c1/unique-names.js";

function named(...keys: string[]): Record<string, string> {
  const things = keys.map((key) => {
    const [resourceType = "", ...id] = key.split(":");
    return { id: { resourceType, resource: id.join(":") }, wanted: id.join(":") };
  });
  return Object.fromEntries(uniqueNames(things));
}

describe("names in one name space", () => {
  it.each<[string, string[], string[]]>([
    ["are the ids", ["user:u1", "group:g1"], ["u1", "g1"]],
    [
      "are type:id for both where two ids are equal",
      ["user:a", "group:a", "user:b"],
      ["user:a", "group:a", "b"],
    ],
    [
      "are type:id where a colon could make them another's",
      ["user:u1", "user:g1:member"],
      ["u1", "user:g1%3Amember"],
    ],
    ["are type:id where the id is a type's", ["user:user", "group:x"], ["user:user", "x"]],
    [
      "keep a percent sign apart from an escaped colon",
      ["user:a:b", "user:a%3Ab", "group:a%3Ab"],
      ["user:a%3Ab", "user:a%253Ab", "group:a%253Ab"],
    ],
  ])("%s", (_, keys, names) => {
    expect(Object.values(named(...keys))).toEqual(names);
  });

  it("wants what a thing is called elsewhere, and falls back to its own id", () => {
    const things = ["a", "b", "c"].map((resource) => ({
      id: { resourceType: "user", resource },
      wanted: resource === "c" ? "third" : "same",
    }));
    expect([...uniqueNames(things).values()]).toEqual(["user:a", "user:b", "third"]);
  });

  it("are never equal to another, nor to another with a slug behind it", () => {
    const id = fc.array(fc.constantFrom("a", "b", ":", "%3A", "user", "group", "member"), {
      minLength: 1,
      maxLength: 4,
    });
    const thing = fc.record({
      type: fc.constantFrom("user", "group"),
      id: id.map((parts) => parts.join("")),
    });
    const things = fc.uniqueArray(thing, {
      selector: ({ type, id: own }) => `${type}:${own}`,
      maxLength: 12,
    });
    fc.assert(
      fc.property(things, (all) => {
        const names = Object.values(named(...all.map((one) => `${one.type}:${one.id}`)));
        const taken = new Set([...names, ...names.map((name) => `${name}:member`)]);
        expect(taken.size).toBe(all.length * 2);
      }),
    );
  });
});
