import type { OptionalResourceType } from "../../connector/connector.js";
import type { MaxDrop } from "../max-drop.js";
import type { PaceFlags } from "../session.js";
import type { ConnectionFlags } from "../settings.js";
import type { FolderFlags } from "./folder-place.js";
import type { JournalFlags } from "./journal.js";

/** The flags of `jc-connector sync`. */
export interface SyncFlags extends ConnectionFlags, PaceFlags, JournalFlags, FolderFlags {
  file?: string;
  dir?: string;
  allOrgs?: true;
  maxDrop?: MaxDrop;
  demo?: true;
  without?: OptionalResourceType[];
  attributes?: string[];
  groupRules?: true;
  expect?: ReadonlyMap<string, number>;
  dryRun?: true;
}
