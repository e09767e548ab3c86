import { createHash } from "node:crypto";
import type { Role } from "../jumpcloud/role.js";
import { compareText } from "../model/order.js";
import { recordId } from "./record-id.js";

type Text = string | null | undefined;

/** The roles of one account, as its row states them. An administrator may hold several. */
export interface RoleStatement {
  role?: Text;
  roleName?: Text;
  roles?: readonly Text[] | null | undefined;
  roleNames?: readonly Text[] | null | undefined;
}

/** One role of the organisation. */
export interface KnownRole {
  name?: string;
  description?: string;
  /** JumpCloud's id of the role; absent when only its name is known. */
  jumpCloudId?: string;
}

/** The roles of an organisation, all by the id of their resource, and who holds them. */
export interface RoleBook {
  roles: ReadonlyMap<string, KnownRole>;
  /** The accounts that hold each role. */
  holders: ReadonlyMap<string, readonly string[]>;
  /** The names of the roles that each account holds, sorted. */
  namesOf: ReadonlyMap<string, readonly string[]>;
}

export const emptyRoleBook: RoleBook = { roles: new Map(), holders: new Map(), namesOf: new Map() };

/**
 * Pairs the ids and names of roles: by the list of roles where the key may read it, then by `role` and `roleName` of
 * each account, then by `roles` and `roleNames` where they are as many. A name that no id goes with is a role of its
 * own, with an id made from the name. `accounts` are the role holders by the id of their resource.
 */
export function pairRoles(listed: Iterable<Role>, accounts: ReadonlyMap<string, RoleStatement>): RoleBook {
  const statements = [...accounts].map(([id, statement]) => ({ id, ...sayings(statement) }));
  // Where rows contradict each other, the first wins: that must not depend on the order in which they came.
  statements.sort((a, b) => compareText(a.id, b.id));
  const sortedRoles = [...listed].sort((a, b) => compareText(a.id, b.id));
  const roles = new Map<string, KnownRole>();
  const idsByName = new Map<string, string>();
  const pair = (jumpCloudId: string, { name, description }: { name?: Text; description?: Text }) => {
    const id = recordId(jumpCloudId);
    const known = roles.get(id) ?? { jumpCloudId };
    const named = known.name === undefined && isSaid(name) ? { name } : {};
    roles.set(id, { ...known, ...named, ...(isSaid(description) ? { description } : {}) });
    if (named.name !== undefined && !idsByName.has(fold(named.name))) idsByName.set(fold(named.name), id);
  };
  for (const role of sortedRoles) pair(role.id, role);
  for (const { own } of statements) if (own.id !== undefined) pair(own.id, own);
  for (const { pairs } of statements) for (const { id, name } of pairs) pair(id, { name });
  for (const { ids } of statements) for (const id of ids) pair(id, {});
  for (const name of unpairedNames(statements, { roles, idsByName })) {
    const id = madeUpId(name, roles);
    roles.set(id, { name });
    idsByName.set(fold(name), id);
  }
  return { roles, ...holdings(statements, { roles, idsByName }) };
}

interface Pairing {
  roles: ReadonlyMap<string, KnownRole>;
  idsByName: ReadonlyMap<string, string>;
}

/** What one account's row says of roles; `ids` and `names` without repetitions. */
interface Sayings {
  own: { id?: string; name?: Text };
  pairs: { id: string; name: Text }[];
  ids: string[];
  names: string[];
}

function sayings({ role, roleName, roles, roleNames }: RoleStatement): Sayings {
  const ids = [...new Set([role, ...(roles ?? [])].filter(isSaid))];
  const names = [...new Set([roleName, ...(roleNames ?? [])].filter(isSaid))];
  const pairs: Sayings["pairs"] = [];
  if (roles?.length === roleNames?.length) {
    for (const [index, id] of (roles ?? []).entries()) {
      if (isSaid(id)) pairs.push({ id, name: roleNames?.[index] });
    }
  }
  // One id and one name belong together, whichever fields they stand in.
  const [onlyId, onlyName] = [ids[0], names[0]];
  if (ids.length === 1 && names.length === 1 && onlyId !== undefined)
    pairs.push({ id: onlyId, name: onlyName });
  return { own: isSaid(role) ? { id: role, name: roleName } : {}, pairs, ids, names };
}

/** The names that no id goes with, one spelling each. */
function unpairedNames(statements: readonly Sayings[], pairing: Pairing): string[] {
  const spellings = new Map<string, string>();
  for (const name of statements.flatMap(({ ids, names }) =>
    names.filter((name) => !isPaired(name, ids, pairing)),
  )) {
    const known = spellings.get(fold(name));
    if (known === undefined || compareText(name, known) < 0) spellings.set(fold(name), name);
  }
  return [...spellings.values()].sort(compareText);
}

function isPaired(name: string, ids: readonly string[], pairing: Pairing): boolean {
  return pairing.idsByName.has(fold(name)) || isNameOfOne(name, ids, pairing);
}

/** Two roles may have the same name, or a row another spelling: then the id that stands beside it says which it is. */
function isNameOfOne(name: string, ids: readonly string[], { roles }: Pairing): boolean {
  return ids.some((id) => fold(roles.get(recordId(id))?.name ?? "") === fold(name));
}

function holdings(
  statements: readonly (Sayings & { id: string })[],
  pairing: Pairing,
): Pick<RoleBook, "holders" | "namesOf"> {
  const holders = new Map<string, string[]>();
  const namesOf = new Map<string, string[]>();
  for (const { id: holder, ids, names } of statements) {
    const held = new Set(ids.map((id) => recordId(id)));
    for (const name of names) {
      const id = pairing.idsByName.get(fold(name));
      if (id !== undefined && !isNameOfOne(name, ids, pairing)) held.add(id);
    }
    for (const id of held) {
      if (holders.get(id)?.push(holder) === undefined) holders.set(id, [holder]);
    }
    const heldNames = [...held].map((id) => pairing.roles.get(id)?.name).filter(isSaid);
    namesOf.set(holder, [...new Set(heldNames)].sort(compareText));
  }
  return { holders, namesOf };
}

/** `role_help_desk`. */
export function roleIdOfName(name: string): string {
  return `role_${name.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`;
}

/** `role_help_desk`; with 12 digits of the name's SHA-256 when no letter or digit is left or another role has that id. */
function madeUpId(name: string, roles: ReadonlyMap<string, KnownRole>): string {
  const id = roleIdOfName(name);
  if (/[a-z0-9]/.test(id.slice("role_".length)) && !roles.has(recordId(id))) return recordId(id);
  const hash = createHash("sha256").update(name.toWellFormed()).digest("hex").slice(0, 12);
  return recordId(`${id.replace(/_+$/, "")}_${hash}`);
}

function fold(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

function isSaid(text: Text): text is string {
  return typeof text === "string" && text.trim() !== "";
}
