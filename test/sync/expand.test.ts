import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entitlement } from "../../src/model/entitlement.js";
import type { Grant } from "../../src/model/grant.js";
import { Edges } from "../../src/sync/edges.js";
import { grantsOf } from "../../src/sync/expand.js";

const access: Entitlement = {
  resource: { id: { resourceType: "app", resource: "A" } },
  id: "app:A:access",
  displayName: "A App Access",
  grantableTo: [{ id: "user" }, { id: "group" }],
  purpose: "PURPOSE_VALUE_ASSIGNMENT",
  slug: "access",
};

/** Edges of one app: its own users, its groups, and the members of each group. */
function edgesOf(of: { users?: string[]; groups?: string[]; members?: Record<string, string[]> }): Edges {
  const edges = new Edges();
  edges.set(access.id, { list: "appUsers", of: "A", principalType: "user", principals: of.users ?? [] });
  edges.set(access.id, {
    list: "appGroups",
    of: "A",
    principalType: "group",
    principals: of.groups ?? [],
    expandable: { slug: "member", to: "user" },
  });
  for (const [group, principals] of Object.entries(of.members ?? {})) {
    edges.set(`group:${group}:member`, { list: "memberships", of: group, principalType: "user", principals });
  }
  edges.filter(() => true);
  return edges;
}

function grant(principalType: string, principal: string, rest: Partial<Grant> = {}): Grant {
  return {
    entitlement: { resource: { id: { resourceType: "app", resource: "A" } }, id: "app:A:access" },
    principal: { id: { resourceType: principalType, resource: principal } },
    id: `app:A:access:${principalType}:${principal}`,
    ...rest,
  };
}

const immutable = { "@type": "type.googleapis.com/c1.connector.v2.GrantImmutable" } as const;
const expandable = (group: string): NonNullable<Grant["annotations"]>[number] => ({
  "@type": "type.googleapis.com/c1.connector.v2.GrantExpandable",
  entitlementIds: [`group:${group}:member`],
  resourceTypeIds: ["user"],
});

describe("the grants of an app", () => {
  it("are those of its groups and users, as JumpCloud states them", () => {
    expect([...grantsOf(access, edgesOf({ users: ["u2", "u1"], groups: ["H", "G"] }))]).toEqual([
      grant("group", "G", { annotations: [expandable("G")] }),
      grant("group", "H", { annotations: [expandable("H")] }),
      grant("user", "u1"),
      grant("user", "u2"),
    ]);
  });

  it("are immutable and name their group where they come through it alone", () => {
    expect([...grantsOf(access, edgesOf({ groups: ["G"], members: { G: ["u1"] } }))]).toEqual([
      grant("group", "G", { annotations: [expandable("G")] }),
      grant("user", "u1", {
        sources: { sources: { "group:G:member": { isDirect: true } } },
        annotations: [immutable],
      }),
    ]);
  });

  it("are one grant that names both groups where they come through two", () => {
    const [, , inherited] = grantsOf(
      access,
      edgesOf({ groups: ["G", "H"], members: { G: ["u1"], H: ["u1"] } }),
    );
    expect(inherited).toEqual(
      grant("user", "u1", {
        sources: { sources: { "group:G:member": { isDirect: true }, "group:H:member": { isDirect: true } } },
        annotations: [immutable],
      }),
    );
  });

  it("name themselves and can be taken away where they are direct too", () => {
    const [, both] = grantsOf(access, edgesOf({ users: ["u1"], groups: ["G"], members: { G: ["u1"] } }));
    expect(both).toEqual(
      grant("user", "u1", {
        sources: { sources: { "app:A:access": { isDirect: true }, "group:G:member": { isDirect: true } } },
      }),
    );
  });

  it("share what they say alike", () => {
    const [, ...inherited] = grantsOf(access, edgesOf({ groups: ["G"], members: { G: ["u1", "u2"] } }));
    const [one, two] = inherited;
    expect(one?.entitlement).toBe(two?.entitlement);
    expect(one?.sources).toBe(two?.sources);
    expect(one?.annotations).toBe(two?.annotations);
    expect(inherited.map(({ principal }) => principal.id.resource)).toEqual(["u1", "u2"]);
  });

  it("are those that a simple count of all paths gives", () => {
    const ids = fc.uniqueArray(fc.constantFrom("u1", "u2", "u3", "u10", "u", "ü", "😀"));
    fc.assert(
      fc.property(
        ids,
        fc.dictionary(fc.constantFrom("G", "H", "I"), ids, { noNullPrototype: true }),
        (users, members) => {
          const groups = Object.keys(members).sort();
          const grants = [...grantsOf(access, edgesOf({ users, groups, members }))];
          const people = [...new Set([...users, ...groups.flatMap((group) => members[group] ?? [])])].sort();
          const expected = people.map((person) => {
            const through = groups
              .filter((group) => members[group]?.includes(person))
              .map((group) => `group:${group}:member`);
            return {
              person,
              sources:
                through.length === 0 ? [] : [...(users.includes(person) ? [access.id] : []), ...through],
            };
          });
          const found = grants
            .filter(({ principal }) => principal.id.resourceType === "user")
            .map(({ principal, sources }) => ({
              person: principal.id.resource,
              sources: Object.keys(sources?.sources ?? {}),
            }));
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});

describe("edges", () => {
  it("to what is not there are dropped before they are expanded, and named", () => {
    const edges = edgesOf({ groups: ["G", "gone"], members: { G: ["u1", "ghost"] } });
    const dropped = edges.filter((_, id) => id !== "ghost" && id !== "gone");
    expect(dropped).toEqual([
      { list: "appGroups", of: "A", principalType: "group", principal: "gone" },
      { list: "memberships", of: "G", principalType: "user", principal: "ghost" },
    ]);
    expect([...grantsOf(access, edges)].map(({ id }) => id)).toEqual([
      "app:A:access:group:G",
      "app:A:access:user:u1",
    ]);
  });
});
