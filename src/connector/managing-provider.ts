import type { Administrator } from "../jumpcloud/administrator.js";
import { isAskable } from "./askable.js";

/**
 * The provider that manages an organisation: the one that the list of organisations tells, else the one that the
 * organisation's administrators name, when they agree. `undefined` as well where its id cannot stand in a path.
 */
export function managingProvider(
  told: string | undefined,
  administrators: Iterable<Pick<Administrator, "provider">>,
): string | undefined {
  const named = new Set<string>();
  for (const { provider } of administrators) if (provider) named.add(provider);
  const [only] = named.size === 1 ? named : [];
  const id = told ?? only;
  return id !== undefined && isAskable(id) ? id : undefined;
}
