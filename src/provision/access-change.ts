import type { ResourceId } from "../model/resource-id.js";

/** A change of who has what, by the ids of a sync file. */
export interface AccessChange {
  action: "grant" | "revoke";
  /** "group:5f3c…:member", "app:617c…:access" */
  entitlement: string;
  /** A user, or, of an app, a group. */
  principal: ResourceId;
}

/**
 * What became of a change, told by reading back and not by the answer alone. `unknown`: no answer came, or nothing could
 * be read back; it may have been done.
 */
export type ChangeResult = "done" | "already so" | "not done" | "unknown";
