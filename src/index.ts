// The library: what `import … from "jc-connector"` gives, and nothing else. docs/library.md has examples.

export type { DiffDocument } from "./diff/document.js";
export { OtherOrganizationError } from "./diff/organization.js";
export {
  BadRequestError,
  JumpCloudError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "./jumpcloud/errors.js";
export { SettingError } from "./jumpcloud/setting-error.js";
export { type DiffOptions, diff } from "./library/diff.js";
export type { SyncFileInput } from "./library/input.js";
export { readSyncFile, type SyncFileEntry, type SyncFileReader } from "./library/read-sync-file.js";
export {
  type ReviewRow,
  type ReviewRows,
  type ReviewRowsOptions,
  reviewRows,
} from "./library/review-rows.js";
export { RejectedResultError, type SyncResult, sync } from "./library/sync.js";
export type {
  DropLimits,
  SyncCredential,
  SyncObserver,
  SyncOptions,
} from "./library/sync-options.js";
export type { Entitlement } from "./model/entitlement.js";
export type { Grant } from "./model/grant.js";
export type { Resource } from "./model/resource.js";
export type { ResourceId } from "./model/resource-id.js";
export type { ResourceType } from "./model/resource-type.js";
export { OrganizationChoiceError } from "./sync/organization.js";
export {
  LockedError,
  LockLostError,
  OutputClosedError,
  OutputError,
  SyncFileError,
} from "./sync-file/errors.js";
export type { SyncHeader } from "./sync-file/header.js";
export type { Manifest } from "./sync-file/manifest.js";
export { TargetError } from "./sync-run/target-error.js";
