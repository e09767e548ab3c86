import { describe, expect, it } from "vitest";
import { pathIds, pathsOf } from "../../src/access/paths.js";
import type { Grant } from "../../src/model/grant.js";

function grant(...sources: string[]): Grant {
  return {
    entitlement: { resource: { id: { resourceType: "app", resource: "a" } }, id: "app:a:access" },
    principal: { id: { resourceType: "user", resource: "u" } },
    id: "app:a:access:user:u",
    ...(sources.length > 0 && {
      sources: { sources: Object.fromEntries(sources.map((id) => [id, { isDirect: true } as const])) },
    }),
  };
}

const through = (id: string) => ({
  kind: "through",
  entitlementId: `group:${id}:member`,
  resource: { resourceType: "group", resource: id },
});

describe("the paths of a grant", () => {
  it.each<[string, Grant, object[]]>([
    ["without sources: assigned directly", grant(), [{ kind: "direct" }]],
    ["through a group", grant("group:g:member"), [through("g")]],
    [
      "directly and through two groups, the direct one first",
      grant("group:g:member", "app:a:access", "group:h:member"),
      [{ kind: "direct" }, through("g"), through("h")],
    ],
    ["through a group whose id has colons", grant("group:g:x:y:member"), [through("g:x:y")]],
  ])("%s", (_, held, paths) => {
    expect(pathsOf(held)).toEqual(paths);
  });

  it("have as ids the entitlements they lead through, the own one for a direct one", () => {
    expect(pathIds(grant())).toEqual(["app:a:access"]);
    expect(pathIds(grant("group:g:member", "app:a:access"))).toEqual(["group:g:member", "app:a:access"]);
  });
});
