import type { ConnectionFlags } from "../settings.js";

/** The flags of every command that changes access. */
export interface WriteFlags extends ConnectionFlags {
  dryRun?: true;
  write?: true;
  ticket?: string;
  /** Baton's switch: the usual key may be used. */
  provisioning?: true;
  /** Seconds. */
  timeout: number;
  startRps?: number;
  /** Where receipts are written. */
  receipts?: string;
  /** The folder of dated files, where receipts are written unless `receipts` says otherwise. */
  dir?: string;
}

/** The flags of `provision grant` and `provision revoke`. */
export interface ChangeFlags extends WriteFlags {
  /** A sync file, in which names are looked up. */
  from?: string;
  self?: true;
  /** As it was written: a span or a time. */
  until?: string;
  format: "text" | "json";
}
