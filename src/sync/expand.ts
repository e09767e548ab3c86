import { annotationType } from "../model/annotation.js";
import { type Entitlement, entitlementId } from "../model/entitlement.js";
import { type Grant, grantId } from "../model/grant.js";
import { compareText } from "../model/order.js";
import type { ResourceId } from "../model/resource-id.js";
import type { Edges, Holders } from "./edges.js";

/**
 * The grants of one entitlement in order of their principals: the edges as JumpCloud states them, and one grant for
 * each principal who holds it through others, exactly as the Baton SDK expands: `sources` name every entitlement it
 * comes through, its own one too when the principal also holds it directly; what is inherited only is immutable.
 */
export function* grantsOf(entitlement: Entitlement, edges: Edges): Generator<Grant> {
  const direct = new Map(edges.holders(entitlement.id).map((holders) => [holders.principalType, holders]));
  const inherited = inheritedLists(direct.values(), edges);
  const types = [...new Set([...direct.keys(), ...inherited.keys()])].sort(compareText);
  for (const type of types) {
    const lists = inherited.get(type) ?? [];
    const own = direct.get(type);
    if (lists.length === 0) {
      if (own !== undefined) yield* directGrants(entitlement, own);
    } else {
      yield* mergedGrants(
        entitlement,
        type,
        own === undefined ? lists : [{ source: entitlement.id, held: own }, ...lists],
      );
    }
  }
}

/** Principals who hold an entitlement by way of `source`, the id of the entitlement that leads there. */
interface SourceList {
  source: string;
  held: Holders;
}

function inheritedLists(direct: Iterable<Holders>, edges: Edges): Map<string, SourceList[]> {
  const lists = new Map<string, SourceList[]>();
  for (const { expandable, principalType, ids, numbers } of direct) {
    if (expandable === undefined) continue;
    for (const number of numbers) {
      const source = entitlementId(
        { resourceType: principalType, resource: ids.id(number) },
        expandable.slug,
      );
      const held = edges.holders(source).find((holders) => holders.principalType === expandable.to);
      if (held === undefined || held.numbers.length === 0) continue;
      const known = lists.get(expandable.to);
      if (known === undefined) lists.set(expandable.to, [{ source, held }]);
      else known.push({ source, held });
    }
  }
  return lists;
}

function* directGrants(
  entitlement: Entitlement,
  { principalType, ids, numbers, expandable }: Holders,
): Generator<Grant> {
  for (const number of numbers) {
    const resource = ids.id(number);
    const grant = plainGrant(entitlement, { resourceType: principalType, resource });
    if (expandable === undefined) {
      yield grant;
      continue;
    }
    const source = entitlementId({ resourceType: principalType, resource }, expandable.slug);
    yield {
      ...grant,
      annotations: [
        {
          "@type": annotationType("GrantExpandable"),
          entitlementIds: [source],
          resourceTypeIds: [expandable.to],
        },
      ],
    };
  }
}

/** Merges lists that are each in order of ids. */
function* mergedGrants(
  entitlement: Entitlement,
  type: string,
  lists: readonly SourceList[],
): Generator<Grant> {
  const positions = new Uint32Array(lists.length);
  for (;;) {
    let next: string | undefined;
    for (const [index, { held }] of lists.entries()) {
      const number = held.numbers[positions[index] ?? 0];
      if (number === undefined) continue;
      const id = held.ids.id(number);
      if (next === undefined || id < next) next = id;
    }
    if (next === undefined) return;
    const sources: string[] = [];
    for (const [index, { source, held }] of lists.entries()) {
      const number = held.numbers[positions[index] ?? 0];
      if (number === undefined || held.ids.id(number) !== next) continue;
      sources.push(source);
      positions[index] = (positions[index] ?? 0) + 1;
    }
    yield withSources(plainGrant(entitlement, { resourceType: type, resource: next }), sources);
  }
}

function withSources(grant: Grant, sources: readonly string[]): Grant {
  const own = grant.entitlement.id;
  if (sources.length === 1 && sources[0] === own) return grant;
  const named = Object.fromEntries(
    [...sources].sort(compareText).map((source) => [source, { isDirect: true as const }]),
  );
  const withNames = { ...grant, sources: { sources: named } };
  return sources.includes(own)
    ? withNames
    : { ...withNames, annotations: [{ "@type": annotationType("GrantImmutable") }] };
}

function plainGrant(entitlement: Entitlement, principal: ResourceId): Grant {
  return {
    entitlement: { resource: { id: entitlement.resource.id }, id: entitlement.id },
    principal: { id: principal },
    id: grantId(entitlement.id, principal),
  };
}
