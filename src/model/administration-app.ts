import type { ResourceId } from "./resource-id.js";

/** The app that stands for the administration of JumpCloud: ours, and none of JumpCloud's own. */
export const administrationAppId = {
  resourceType: "app",
  resource: "jumpcloud_administration",
} as const satisfies ResourceId;
