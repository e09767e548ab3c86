import type { Path } from "../../access/paths.js";
import type { IsPrivileged } from "../../access/privileged.js";
import type { ResourceBook } from "../../access/resource-book.js";
import { administrationApp } from "../../connector/administration-app.js";
import { plainText } from "../../model/plain-text.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { Paint } from "../paint.js";

/** What somebody who wants to end an access has to know of a group that a rule fills. */
const BY_RULE = "by rule: a removal does not stick";

/** What words about resources need to know. */
export interface Wording {
  book: ResourceBook;
  isPrivileged: IsPrivileged;
  paint: Paint;
}

/** "through group All Users", with what to know of it. `of` is the resource that the path leads to. */
export function pathWords(path: Path, of: ResourceId, wording: Wording): string {
  if (path.kind === "direct") return isAdministration(of) ? "as every administrator" : "assigned directly";
  const { displayName, id } = wording.book.of(path.resource);
  const name = `through ${plainText(id.resourceType)} ${plainText(displayName)}`;
  return [name, ...remarks(path.resource, wording)].join("   ");
}

/** "assigned directly, through Engineering, On-call": groups whose remarks stand elsewhere. */
export function shortPathWords(paths: readonly Path[], { book }: Pick<Wording, "book">): string {
  const groups = paths.flatMap((path) =>
    path.kind === "through" ? plainText(book.of(path.resource).displayName) : [],
  );
  const isDirect = groups.length < paths.length;
  return [
    ...(isDirect ? ["assigned directly"] : []),
    ...(groups.length > 0 ? [`through ${groups.join(", ")}`] : []),
  ].join(", ");
}

/** The app that stands for the administration of JumpCloud itself. */
export function isAdministration(id: ResourceId): boolean {
  return resourceKey(id) === resourceKey(administrationApp.id);
}

/** "Cloud Admins   sensitive" */
export function resourceWords(id: ResourceId, wording: Wording): string {
  return [plainText(wording.book.of(id).displayName), ...remarks(id, wording)].join("   ");
}

function remarks(id: ResourceId, { book, isPrivileged, paint }: Wording): string[] {
  const resource = book.of(id);
  return [
    ...(isPrivileged(resource) ? [paint.warning("sensitive")] : []),
    ...(resource.isInactive ? [paint.faint("inactive")] : []),
    ...(resource.isByRule ? [paint.faint(BY_RULE)] : []),
  ];
}
