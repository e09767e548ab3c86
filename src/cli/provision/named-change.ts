import type { FindableEntitlement } from "../../access/find-entitlement.js";
import { findEntitlements } from "../../access/find-entitlement.js";
import { nearestPersons } from "../../access/find-person.js";
import { type FindableResource, findResources } from "../../access/find-resource.js";
import { entitlementId } from "../../model/entitlement.js";
import { plainText } from "../../model/plain-text.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { AccessChange } from "../../provision/access-change.js";
import { entitlementSlugs } from "../../provision/change-target.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { openSyncFile } from "../../sync-file/read.js";
import { SectionCursor } from "../../sync-file/section-cursor.js";
import { type Directory, readDirectory } from "../access/directory.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { stoppable } from "../stoppable.js";

/** A change in the words of whoever asks for it. */
export interface AskedChange {
  action: AccessChange["action"];
  entitlement: string;
  principal: string;
}

/** JumpCloud's own ids: whatever else stands there is a name. */
const ENTITLEMENT_ID = /^(group|app|role):([0-9a-fA-F]{24}|jumpcloud_administration|role_\w+)(?::(\w+))?$/;
const PRINCIPAL_ID = /^(user|group|admin_user):([0-9a-fA-F]{24})$/;

const MOST_CANDIDATES = 20;

/** The change by ids. Throws UsageError for a name: there is nothing to look it up in. */
export function changeById({ action, entitlement, principal }: AskedChange): AccessChange {
  return { action, entitlement: entitlementById(entitlement), principal: principalById(principal) };
}

function entitlementById(text: string): string {
  const [, type = "", id = "", slug = entitlementSlugs.get(type)] = ENTITLEMENT_ID.exec(text) ?? [];
  if (id === "") throw new UsageError(nameless(text, "group:ID:member or app:ID:access"));
  return entitlementId({ resourceType: type, resource: id.toLowerCase() }, slug ?? "");
}

function principalById(text: string): ResourceId {
  const [, resourceType = "", resource = ""] = PRINCIPAL_ID.exec(text) ?? [];
  if (resource === "") throw new UsageError(nameless(text, "user:ID or group:ID"));
  return { resourceType, resource: resource.toLowerCase() };
}

function nameless(text: string, form: string): string {
  return `"${plainText(text)}" is no id: give ${form}, or a sync file to look the name up in: --from FILE`;
}

/**
 * The change by ids, its names looked up in a sync file; also whose file it is. Throws UsageError when nothing has the
 * name, or several things have, which go to `advise`; SyncFileError.
 */
export async function changeByName(
  asked: AskedChange,
  path: string,
  { io, signal, advise }: Pick<CommandContext, "io" | "signal" | "advise">,
): Promise<{ change: AccessChange; header: SyncHeader }> {
  const file = await openSyncFile(path, { stdin: io.stdin });
  try {
    const directory = await readDirectory(new SectionCursor(stoppable(file.batches(), signal)));
    const entitlement = findEntitlement(asked.entitlement, directory, advise);
    const takesGroups = entitlement.startsWith("app:");
    const principal = findPrincipal(asked.principal, { directory, takesGroups, advise });
    return { change: { action: asked.action, entitlement, principal }, header: file.header };
  } finally {
    await file.close();
  }
}

type Advise = CommandContext["advise"];

function findEntitlement(text: string, { book }: Directory, advise: Advise): string {
  const items = [...book.all()].flatMap((resource): FindableEntitlement[] => {
    const slug = entitlementSlugs.get(resource.id.resourceType);
    const { displayName } = resource;
    return slug === undefined ? [] : [{ id: entitlementId(resource.id, slug), displayName, resource }];
  });
  const found = findEntitlements(items, text);
  if (found === undefined) {
    if (ENTITLEMENT_ID.test(text)) return entitlementById(text);
    throw new UsageError(`no group or app is called "${plainText(text)}" in the file`);
  }
  const lines = found.items.map(({ id, displayName }) => `${plainText(displayName)}  ${plainText(id)}`);
  return only(found, { text, lines, advise }).id;
}

function findPrincipal(
  text: string,
  { directory, takesGroups, advise }: { directory: Directory; takesGroups: boolean; advise: Advise },
): ResourceId {
  const { persons, book } = directory;
  const accounts: FindableResource[] = [...persons.all()].flatMap((person) => person.accounts);
  const groups = [...book.all()].filter(({ id }) => id.resourceType === "group");
  const isUser = ({ id }: FindableResource) => id.resourceType === "user";
  const takers = [...accounts.filter(isUser), ...(takesGroups ? groups : [])];
  const found = findResources(takers, text) ?? findResources([...accounts, ...groups], text);
  if (found === undefined) {
    if (PRINCIPAL_ID.test(text)) return principalById(text);
    const near = nearestPersons(persons, text).flatMap((person) => person.accounts);
    if (near.length > 0) advise("Perhaps:");
    for (const account of near) advise(line(account));
    throw new UsageError(`nobody is called "${plainText(text)}" in the file`);
  }
  return only(found, { text, lines: found.items.map(line), advise }).id;
}

function line({ id, displayName, email }: FindableResource): string {
  const address = email === undefined ? "" : ` <${email}>`;
  return plainText(`${displayName}${address}  ${resourceKey(id)}`);
}

/** A part of a name is good enough to look something up, and not to change it. */
function only<Item>(
  { by, items }: { by: string; items: readonly Item[] },
  { text, lines, advise }: { text: string; lines: readonly string[]; advise: Advise },
): Item {
  const [item, ...others] = items;
  if (item !== undefined && others.length === 0 && by !== "part of the name") return item;
  for (const each of lines.slice(0, MOST_CANDIDATES)) advise(each);
  if (lines.length > MOST_CANDIDATES) advise(`and ${lines.length - MOST_CANDIDATES} more`);
  const why =
    by === "part of the name"
      ? "is only part of a name: give the whole name, or an id of these"
      : `may be ${items.length} things, and no name tells them apart: give the id of one of these`;
  throw new UsageError(`"${plainText(text)}" ${why}`);
}
