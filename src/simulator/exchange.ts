import type { Answer } from "./answer.js";
import type { IdIndex } from "./id-index.js";
import type { Ordering } from "./ordering.js";
import type { SimulatedOrganization, SimulatedUser, WireRow } from "./organization.js";
import { hashText } from "./random.js";
import type { SimulatedRights, Switches } from "./switches.js";

/** One authenticated request with all that an endpoint needs to answer it. */
export interface Exchange {
  /** The organisation that the key and `x-org-id` choose. */
  organization: SimulatedOrganization;
  /** The organisations that the key may choose from. */
  organizations: readonly SimulatedOrganization[];
  rights: SimulatedRights;
  switches: Switches;
  /** The values of `{id}` in the path. */
  ids: readonly string[];
  parameters: URLSearchParams;
  /** The parsed body; `undefined` when there is none or it is no JSON. */
  body: unknown;
  ordering: Ordering;
  index: IdIndex;
  /** Names the present order of lists without a sort. */
  orderSeed: number;
}

/** Answers one endpoint. Throws `Refusal` for what JumpCloud refuses. */
export type Endpoint = (exchange: Exchange) => Answer;

/** The first `{id}` of the path. */
export function idOf({ ids }: Exchange): string {
  return ids[0] ?? "";
}

export function findUser({ index, organization }: Exchange, id: string): WireRow | undefined {
  return index.find(organization.users, id);
}

export function findGroup({ index, organization }: Exchange, id: string): WireRow | undefined {
  return index.find(organization.groups, id);
}

export function findApplication({ index, organization }: Exchange, id: string): WireRow | undefined {
  return index.find(organization.applications, id);
}

/** The users that the key sees. */
export function visibleUsers({ organization, rights: { hides } }: Exchange): readonly SimulatedUser[] {
  return hides === undefined ? organization.users : organization.users.filter(({ id }) => !hides(id));
}

/** Those of the ids at the ends of edges that the key sees. */
export function visibleUserIds({ rights: { hides } }: Exchange, ids: readonly string[]): readonly string[] {
  return hides === undefined ? ids : ids.filter((id) => !hides(id));
}

/** The positions of a list in the order of the moment; `name` gives each list an order of its own. */
export function unsortedPositions<T>(
  { ordering, orderSeed, switches }: Exchange,
  { list, idOf, name }: { list: readonly T[]; idOf: (element: T) => string; name: string },
): Uint32Array {
  if (switches.order === "as stored") return Uint32Array.from(list.keys());
  return ordering.positions(list, { kind: "shuffled", seed: hashText(name, orderSeed), idOf });
}
