import type { Writable } from "node:stream";
import type { ListedOrganization } from "../connector/organization.js";
import type { Connection } from "../jumpcloud/connection.js";
import type { Observer } from "../jumpcloud/observer.js";
import type { Session } from "../jumpcloud/session.js";
import type { Grant } from "../model/grant.js";
import type { OptionalResourceType } from "../model/what-is-read.js";
import type { MaxDrop } from "../sync/drop-limits.js";
import type { SyncResult } from "../sync/sync.js";
import type { JournalOptions } from "./sync-journal.js";
import type { SyncTarget, TargetOptions } from "./target.js";

/** What a sync reads with. */
export interface SyncSession {
  connection: Connection;
  session: Session;
  /** The organisations that the key may read, where they were asked for already. */
  listed?: readonly ListedOrganization[];
}

/** What shapes the content of the file. */
export interface ContentOptions {
  without?: readonly OptionalResourceType[];
  /** Names of the users' custom attributes that are taken in. */
  attributes?: readonly string[];
  groupRules?: true;
}

/** How one organisation is synced, besides where from and where to. */
export interface SyncRun extends TargetOptions {
  content: ContentOptions;
  /** How many objects there should be, by resource type. */
  expect?: ReadonlyMap<string, number>;
  maxDrop?: MaxDrop;
  journal: JournalOptions;
  /** Told what happens on the way, besides the manifest's own. */
  observers: readonly Observer[];
  /** Told whose data is read, as soon as that is known. */
  onOrganization?(organizationId: string): void;
  /** Called when everything is read, before the first byte is written. */
  onWriting?(read: { complete: boolean }, target: SyncTarget): void;
  /** Sees every grant on its way into the file. */
  onGrant?(grant: Grant): void;
  /** Told why what is read cannot be kept for a run that goes on, and where. */
  onJournalTrouble?(error: unknown, path: string): void;
  /** Told of an error before it is thrown, with how many lists the next run need not read again. */
  onFailure?(error: unknown, left: { target: SyncTarget; kept: number }): void;
  /** What the target "-" means. Default: the process's standard output. */
  stdout?: Writable;
  now(): Date;
  signal: AbortSignal;
}

/** A sync that has a result. */
export interface SyncDone {
  result: SyncResult;
  /** Distinct names of the users' custom attributes. */
  customAttributes: number;
}
