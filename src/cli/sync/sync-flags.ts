import type { Pace } from "../../jumpcloud/session.js";
import type { OptionalResourceType } from "../../model/what-is-read.js";
import type { MaxDrop } from "../../sync/drop-limits.js";
import type { ConnectionFlags } from "../settings.js";
import type { FolderFlags } from "./folder-place.js";

/** The flags of `jc-connector sync`. */
export interface SyncFlags extends ConnectionFlags, Pace, FolderFlags {
  file?: string;
  dir?: string;
  allOrgs?: true;
  maxDrop?: MaxDrop;
  demo?: true;
  without?: OptionalResourceType[];
  attributes?: string[];
  groupRules?: true;
  expect?: ReadonlyMap<string, number>;
  /** Milliseconds. */
  resumeWithin?: number;
  fresh?: true;
  metrics?: string;
  dryRun?: true;
}
