import { findResources } from "../../access/find-resource.js";
import type { Persons } from "../../access/persons.js";
import { resourceKey } from "../../model/resource-id.js";
import type { CommandContext } from "../context.js";
import { chooseOne, resourceLine } from "./choose.js";
import type { Inventory } from "./inventory.js";

/**
 * The keys of the principals that the queries name: an id means itself, anything else all accounts of the person.
 * Throws UsageError when a query names nobody, or several who are not the same person.
 */
export function choosePrincipals(
  queries: readonly string[],
  { inventory, persons }: { inventory: Inventory; persons: Persons },
  context: Pick<CommandContext, "advise">,
): Set<string> {
  const types = new Set(inventory.entitlements.flatMap(({ grantableTo }) => grantableTo.map(({ id }) => id)));
  const principals = [...inventory.resources.values()].filter(({ id }) => types.has(id.resourceType));
  const chosen = queries.flatMap((query) => {
    const { by, items } = chooseOne(
      {
        query,
        noun: "principal",
        found: findResources(principals, query),
        answerOf: ({ id }) => persons.of(resourceKey(id))?.key ?? resourceKey(id),
        describe: resourceLine,
      },
      context,
    );
    const keys = items.map(({ id }) => resourceKey(id));
    if (by === "id") return keys;
    return keys.flatMap((key) => persons.of(key)?.accounts.map((account) => account.key) ?? [key]);
  });
  return new Set(chosen);
}
