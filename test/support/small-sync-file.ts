import { Readable } from "node:stream";
import type { SyncHeader } from "../../src/sync-file/header.js";
import type { Manifest } from "../../src/sync-file/manifest.js";
import { printDocument, type SyncDocument } from "../../src/sync-file/print-document.js";
import { openSyncFile, type SyncFile } from "../../src/sync-file/read.js";
import { header, manifest } from "../sync-file/sample.js";
import type { SmallOrganization } from "./small-organization.js";
import { smallRecords } from "./small-records.js";

/** What a file says of itself, besides the organisation. */
export interface SmallScope {
  /** Default: "2026-11-23T02:00:03Z". */
  startedAt?: string;
  /** Resource types that the header says are not whole. */
  incomplete?: readonly string[];
  lists?: readonly Pick<Manifest["lists"][number], "name" | "resourceType">[];
  /** Lists that are not whole, of one resource where it has an id. */
  gaps?: readonly Pick<Manifest["gaps"][number], "list" | "resourceType" | "id" | "because">[];
  without?: readonly string[];
  attributes?: readonly string[];
  groupRules?: true;
  notRead?: readonly string[];
  /** Keys of resources, "user:u1", by what the sync warned of. */
  warnings?: Record<string, readonly string[]>;
  /** How many more each warning is about than it names. */
  moreWarned?: number;
  /** Kinds of reports whose times were added. */
  enriched?: readonly string[];
  /** `null` is not known. Default: an organisation of the same id for all. */
  organization?: { id?: string; displayName?: string };
  /** Default: "us"; `null` is not known. */
  region?: string | null;
}

export type SmallFile = SmallOrganization & SmallScope;

/** A sync file of these few records, opened as any other is. */
export async function openSmallFile(file: SmallFile): Promise<SyncFile> {
  const pieces: string[] = [];
  for await (const piece of printDocument(smallDocument(file))) pieces.push(piece);
  return openSyncFile("-", { stdin: Readable.from([Buffer.from(pieces.join(""))]) });
}

/** The same, to be written. */
export function smallDocument(file: SmallFile): SyncDocument {
  const head = headerOf(file);
  return {
    header: head,
    ...smallRecords(file, head),
    manifest: (facts) => ({ ...manifest(facts), ...manifestOf(file) }),
  };
}

function headerOf(file: SmallFile): SyncHeader {
  const {
    startedAt,
    incomplete,
    without,
    attributes,
    groupRules,
    enriched,
    organization,
    region = "us",
  } = file;
  const { region: _, ...source } = header.source;
  return {
    ...header,
    ...(startedAt !== undefined && { startedAt }),
    complete: isComplete(file),
    ...(incomplete && { incomplete: [...incomplete] }),
    source: {
      ...source,
      ...(region !== null && { region }),
      ...(organization && { organization }),
    },
    options: {
      ...(attributes && { attributes: [...attributes] }),
      ...(without && { without: [...without] }),
      ...(groupRules && { groupRules }),
    },
    ...(enriched && {
      enriched: { reports: enriched.map((kind) => ({ kind, sha256: "0".repeat(64) })) },
    }),
  };
}

function manifestOf(file: SmallFile): Pick<Manifest, "complete" | "lists" | "gaps" | "warnings" | "notRead"> {
  const { lists = [], gaps = [], warnings = {}, moreWarned = 0, notRead = [] } = file;
  const of = { proof: "incomplete" as const, reason: "3 counted, 2 came" };
  return {
    complete: isComplete(file),
    lists: lists.map((list) => ({ ...list, endpoint: `GET /${list.name}`, read: 2, ...of })),
    gaps: gaps.map((gap) => ({ ...gap, ...of })),
    warnings: Object.entries(warnings).map(([code, ids]) => ({
      code,
      count: ids.length + moreWarned,
      ids: [...ids],
    })),
    notRead: ["devices", ...notRead].map((what) => ({ what, why: "refused" })),
  };
}

function isComplete({ incomplete = [], lists = [], gaps = [] }: SmallFile): boolean {
  return incomplete.length + lists.length + gaps.length === 0;
}
