import {
  edgeListNames,
  edgesRead,
  isTypeName,
  type OwnListName,
  ownListNames,
  type SideListName,
  sideListNames,
  sideListsRead,
  typeNames,
  typesRead,
} from "../../model/what-is-read.js";

/** How a group gets its members is read for all groups at once, and is no list of objects. */
const METHODS = "membershipMethods";

/** Those that are lists of objects, which have ids. */
export const objectListNames: readonly (OwnListName | SideListName)[] = [...ownListNames, ...sideListNames];

/** The lists of what edges lead from and to. */
export const endNames: ReadonlySet<string> = new Set(
  edgeListNames
    .map((list) => edgesRead[list])
    .flatMap(({ of, to }) => [typesRead[of].list, typesRead[to].list]),
);

/** The units that list the objects of each resource type; edges are read for what they hold. */
export const baseUnitNames: ReadonlySet<string> = new Set(typeNames.flatMap(unitsOfType));

export function unitsOfType(resourceType: string): readonly string[] {
  if (!isTypeName(resourceType)) return [];
  const beside = sideListNames.filter((list) => sideListsRead[list].of === resourceType);
  return [typesRead[resourceType].list, ...beside, ...(resourceType === "group" ? [METHODS] : [])];
}
