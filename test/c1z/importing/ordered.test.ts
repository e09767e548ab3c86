import { describe, expect, it } from "vitest";
import { orderedGrants, orderedPlaces } from "../../../src/c1z/importing/ordered.js";
import type { Grant } from "../../../src/model/grant.js";

const place = (resourceType: string, resource: string) => ({
  id: { resourceType, resource },
  find: () => {
    throw new Error("nobody asked");
  },
});

const grant = (user: string): Grant => ({
  entitlement: { resource: { id: { resourceType: "group", resource: "g" } }, id: "group:g:member" },
  principal: { id: { resourceType: "user", resource: user } },
  id: `group:g:member:user:${user}`,
});

describe("what a c1z has in no order", () => {
  it("is put in the order of a sync file, by the parts of an id", () => {
    const places = [place("user", "b"), place("user", "B"), place("group", "z"), place("user", "a:b")];
    expect(orderedPlaces(places, "x").map(({ id }) => `${id.resourceType} ${id.resource}`)).toEqual([
      "group z",
      "user B",
      "user a:b",
      "user b",
    ]);
    expect(
      orderedGrants([grant("b"), grant("a")], "x").map(({ principal }) => principal.id.resource),
    ).toEqual(["a", "b"]);
  });

  it("is refused where it stands there twice", () => {
    expect(() => orderedPlaces([place("user", "a"), place("user", "a")], "x.c1z")).toThrow(
      "x.c1z: v1_resources: user:a stands there twice",
    );
    expect(() => orderedGrants([grant("a"), grant("a")], "x.c1z")).toThrow(
      "x.c1z: v1_grants: group:g:member:user:a stands there twice",
    );
  });
});
