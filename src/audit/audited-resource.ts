import type { BookedResource } from "../access/resource-book.js";

/** A group, an app or a role, as far as rules ask about it. */
export type AuditedResource = BookedResource;

export interface AuditedEntitlement {
  /** "app:5f7c…:access" */
  id: string;
  displayName: string;
  slug: string;
  resource: AuditedResource;
}
