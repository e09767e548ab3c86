/**
 * What a sync reads, each thing by the name that files, flags and messages have for it: the resource types, the lists of
 * who has what, and lists of more accounts of a type. A new resource type is one entry here; whatever counts, compares,
 * limits or names the types goes through these tables.
 */

/** A resource type, in the order in which people think of them. */
interface TypeFacts {
  /** The list of its resources, as the manifest calls it. */
  list: string;
  plural: string;
  /** Whether `--without` may leave it out; nothing else may refer to it then. */
  isOptional: boolean;
  /** The optional type that it is left out with. */
  leftOutWith?: string;
}

/** Everything that is read of an organisation refers to users and groups: they are never left out. */
export const typesRead = {
  user: { list: "users", plural: "users", isOptional: false },
  admin_user: { list: "administrators", plural: "administrators", isOptional: true },
  group: { list: "groups", plural: "groups", isOptional: false },
  app: { list: "apps", plural: "apps", isOptional: true },
  role: { list: "roles", plural: "roles", isOptional: true, leftOutWith: "admin_user" },
} as const satisfies Readonly<Record<string, TypeFacts>>;

/** A list that JumpCloud keeps of one resource: who has it. */
interface EdgeFacts {
  /** The type of the resource. */
  of: string;
  /** The type of who has it. */
  to: string;
}

export const edgesRead = {
  memberships: { of: "group", to: "user" },
  appUsers: { of: "app", to: "user" },
  appGroups: { of: "app", to: "group" },
} as const satisfies Readonly<Record<string, EdgeFacts>>;

/** Lists of more accounts of a type, beside the one of its resources themselves. */
export const sideListsRead = {
  serviceAccounts: { of: "admin_user" },
  providerAdministrators: { of: "admin_user" },
} as const;

export type TypeName = keyof typeof typesRead;
export type EdgeListName = keyof typeof edgesRead;
export type SideListName = keyof typeof sideListsRead;
/** The lists of the resources themselves. */
export type OwnListName = (typeof typesRead)[TypeName]["list"];
export type ListName = OwnListName | SideListName | EdgeListName;
export type OptionalResourceType = {
  [Name in keyof typeof typesRead]: (typeof typesRead)[Name]["isOptional"] extends true ? Name : never;
}[keyof typeof typesRead];

export const typeNames = namesOf(typesRead);
export const edgeListNames = namesOf(edgesRead);
export const sideListNames = namesOf(sideListsRead);
export const ownListNames: readonly OwnListName[] = typeNames.map((type) => typesRead[type].list);
/** Those that `--without` may leave out. */
export const optionalTypeNames = typeNames.filter(isOptional);

/** The lists in the order in which people read them, with the type that each belongs to: behind a type's own its others. */
const typeOfEachList: ReadonlyMap<ListName, TypeName> = new Map(
  typeNames.flatMap((type) => {
    const lists: ListName[] = [typesRead[type].list];
    lists.push(...sideListNames.filter((list) => sideListsRead[list].of === type));
    lists.push(...edgeListNames.filter((list) => edgesRead[list].of === type));
    return lists.map((list) => [list, type] as const);
  }),
);
export const listNames = [...typeOfEachList.keys()];

/** Throws for a list that belongs to no type, which would be a mistake in the tables. */
export function typeOfList(list: ListName): TypeName {
  const type = typeOfEachList.get(list);
  if (type === undefined) throw new Error(`no resource type has a list ${list}`);
  return type;
}

export function isTypeName(name: string): name is TypeName {
  return Object.hasOwn(typesRead, name);
}

/** These types, and those that are left out with them. */
export function withThoseLeftOut(types: Iterable<string>): Set<string> {
  const without = new Set(types);
  for (const name of optionalTypeNames) {
    const { leftOutWith }: TypeFacts = typesRead[name];
    if (leftOutWith !== undefined && without.has(leftOutWith)) without.add(name);
  }
  return without;
}

function isOptional(name: TypeName): name is OptionalResourceType {
  return typesRead[name].isOptional;
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  const names: Name[] = [];
  for (const name in table) names.push(name);
  return names;
}
