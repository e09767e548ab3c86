import { findEntitlements } from "../../access/find-entitlement.js";
import { type FindableResource, findResources } from "../../access/find-resource.js";
import { resourceKey } from "../../model/resource-id.js";
import type { CommandContext } from "../context.js";
import { chooseOne, resourceLine } from "./choose.js";
import type { ListedEntitlement } from "./inventory.js";

/**
 * The entitlements that the queries name: each one, or all those of one resource. Throws UsageError when a query names
 * nothing, or things of several resources.
 */
export function chooseEntitlements(
  queries: readonly string[],
  entitlements: readonly ListedEntitlement[],
  context: Pick<CommandContext, "advise">,
): ListedEntitlement[] {
  const chosen = queries.flatMap((query) => {
    const question = {
      query,
      noun: "entitlement",
      found: findEntitlements(entitlements, query),
      answerOf: ({ resource }: ListedEntitlement) => resourceKey(resource.id),
      describe: ({ id, displayName }: ListedEntitlement) => `${id}  ${displayName}`,
    };
    return chooseOne(question, context).items;
  });
  return [...new Set(chosen)];
}

/** The keys of the resources that the queries name, out of those that have entitlements. Throws UsageError as above. */
export function chooseResources(
  queries: readonly string[],
  entitlements: readonly ListedEntitlement[],
  context: Pick<CommandContext, "advise">,
): Set<string> {
  const resources = [...new Set(entitlements.map(({ resource }) => resource))];
  const keyOf = ({ id }: FindableResource) => resourceKey(id);
  const chosen = queries.flatMap((query) => {
    const found = findResources(resources, query);
    const question = { query, noun: "resource", found, answerOf: keyOf, describe: resourceLine };
    return chooseOne(question, context).items;
  });
  return new Set(chosen.map(keyOf));
}
