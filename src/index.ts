// The library: what `import … from "jc-connector"` gives, and nothing else. docs/library.md has examples.

export type { DiffDocument, Passing } from "./diff/document.js";
export type { DiffEvent } from "./diff/events/event.js";
export type { FieldChange } from "./diff/field-change.js";
export { OtherOrganizationError } from "./diff/organization.js";
export type { CredentialKind } from "./jumpcloud/credential.js";
export {
  type Answered as JumpCloudAnswer,
  BadRequestError,
  JumpCloudError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "./jumpcloud/errors.js";
export type { ListName, ListReport as ListedEvent, Proof } from "./jumpcloud/list-report.js";
export type {
  Answered as AnsweredEvent,
  Retrying as RetryingEvent,
  Waiting as WaitingEvent,
} from "./jumpcloud/observer.js";
export type { Region } from "./jumpcloud/regions.js";
export { SettingError } from "./jumpcloud/setting-error.js";
export { type DiffOptions, diff, type NameMode } from "./library/diff.js";
export type { DropLimits } from "./library/drop-limits.js";
export type { SyncFileInput } from "./library/input.js";
export { readSyncFile, type SyncFileEntry, type SyncFileReader } from "./library/read-sync-file.js";
export {
  type ReviewColumn,
  type ReviewRow,
  type ReviewRows,
  type ReviewRowsOptions,
  reviewRows,
} from "./library/review-rows.js";
export { RejectedResultError, type SyncResult, sync } from "./library/sync.js";
export type { PagedEvent, SyncObserver } from "./library/sync-observer.js";
export type {
  OptionalResourceType,
  OrganizationName,
  SyncCredential,
  SyncOptions,
} from "./library/sync-options.js";
export type { Entitlement } from "./model/entitlement.js";
export type { Grant } from "./model/grant.js";
export type { Resource } from "./model/resource.js";
export type { ResourceId } from "./model/resource-id.js";
export type { ResourceType } from "./model/resource-type.js";
export type { Struct, StructValue } from "./model/struct.js";
export type { DropLimit } from "./sync/drop-limits.js";
export { OrganizationChoiceError } from "./sync/organization.js";
export {
  LockedError,
  LockLostError,
  OutputClosedError,
  OutputError,
  SyncFileError,
} from "./sync-file/errors.js";
export type { SyncHeader } from "./sync-file/header.js";
export type { Gap, ListEntry, Manifest } from "./sync-file/manifest.js";
export type { SectionName, SectionRecords } from "./sync-file/section.js";
export { TargetError, type TargetProblem } from "./sync-run/target-error.js";
