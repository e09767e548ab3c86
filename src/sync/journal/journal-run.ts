import { randomBytes } from "node:crypto";
import type { SyncHeader } from "../../sync-file/header.js";
import { JOURNAL_FORMAT, JOURNAL_VERSION, type JournalRun } from "./journal-line.js";

/** What is read: only a run that reads the same may go on where another ended. */
export interface JournalWork {
  connectorVersion: string;
  /** Absent where the key may not tell it. */
  organizationId?: string;
  baseUrl: string;
  options: SyncHeader["options"];
}

/** The hash of a salt and the credential in use. */
export type Fingerprint = (salt: string) => string;

/** A run that begins now. */
export function journalRun(
  work: JournalWork,
  { startedAt, fingerprint }: { startedAt: Date; fingerprint: Fingerprint },
): JournalRun {
  const salt = randomBytes(16).toString("hex");
  return {
    format: JOURNAL_FORMAT,
    version: JOURNAL_VERSION,
    startedAt: startedAt.toISOString(),
    ...work,
    salt,
    credential: fingerprint(salt),
  };
}

/** Whether both runs read the same of the same organisation, as the same version of us does. */
export function isSameWork(one: JournalRun, other: JournalRun): boolean {
  return workText(one) === workText(other);
}

export function isSameKey({ salt, credential }: JournalRun, fingerprint: Fingerprint): boolean {
  return fingerprint(salt) === credential;
}

function workText({ connectorVersion, organizationId, baseUrl, options }: JournalRun): string {
  const { attributes = [], without = [], groupRules = false } = options;
  return JSON.stringify([connectorVersion, organizationId ?? null, baseUrl, attributes, without, groupRules]);
}
