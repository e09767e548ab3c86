import { folded } from "../../access/best-match.js";
import type { BookedResource } from "../../access/resource-book.js";
import { comparedText } from "../compared-text.js";
import type { HeldAccess, Holdings } from "../held/held-access.js";
import { givenNames, givesWords } from "./gives.js";
import { type MatchOf, sensitivity } from "./sensitivity.js";

/** What sheets tell of something, whoever has it. */
export interface Thing {
  /** "group Engineering"; with its id where another reads the same. */
  access: string;
  /** "AWS, GitHub, + 4 more" */
  gives: string;
  /** All of them. */
  givesAll: string;
  /** Empty where it is no privilege. */
  sensitive: string;
}

/** Makes each thing once, however many have it. */
export function things(
  { resources, givenBy }: Pick<Holdings, "resources" | "givenBy">,
  match: MatchOf,
): (held: HeldAccess) => Thing {
  const counts = new Map<string, number>();
  for (const resource of resources.all()) {
    const name = readAs(resource);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const accessOf = ({ kind, resource }: HeldAccess) => {
    if (kind === "administration") return "administrator account without a role";
    const name = nameOf(resource);
    return (counts.get(readAs(resource)) ?? 0) > 1 ? `${name} (${resource.id.resource})` : name;
  };
  const made = new Map<string, Thing>();
  return (held) => {
    const { kind, entitlementId } = held;
    const known = made.get(entitlementId);
    if (known !== undefined) return known;
    const given = kind === "membership" ? givenNames(givenBy.get(entitlementId) ?? [], match) : [];
    const thing = {
      access: accessOf(held),
      gives: givesWords(given),
      givesAll: given.join(", "),
      sensitive: sensitivity(held, { match, givenBy }),
    };
    made.set(entitlementId, thing);
    return thing;
  };
}

/** Names that differ in nothing that a person, or a sheet that came back, can tell apart. */
function readAs(resource: BookedResource): string {
  return folded(comparedText(nameOf(resource)));
}

function nameOf({ id, displayName }: BookedResource): string {
  return `${id.resourceType} ${displayName}`;
}
