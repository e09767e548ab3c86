import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Truth } from "./truth.js";

/** A sync file as any JSON tool reads it. */
export interface SyncedFile {
  sync: {
    complete: boolean;
    incomplete?: string[];
    previous?: { file: string; sha256: string };
    source: { organization: { id?: string } };
  };
  resourceTypes: { id: string }[];
  resources: {
    id: { resourceType: string; resource: string };
    displayName: string;
    profile?: Record<string, unknown>;
  }[];
  entitlements: { id: string }[];
  grants: { id: string; sources?: { sources: Record<string, unknown> } }[];
  manifest: {
    complete: boolean;
    digest: string;
    lists: {
      name: string;
      read: number;
      reported?: number;
      unresolved?: number;
      notReturned?: number;
      proof: string;
    }[];
    gaps: { resourceType: string; list: string; id?: string; proof: string; reason?: string }[];
    warnings: { code: string; count: number; ids: string[] }[];
    notRead: { what: string; why: string }[];
    resumed?: { from: string; units: number; oldestReadAt: string };
    requests: Record<string, { requests: number; retries: number; throttled: number }>;
  };
}

export function readSynced(path: string): SyncedFile {
  const bytes = readFileSync(path);
  return JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
}

/** What a sync file says, in the shape of the truth. */
export function contentOf({ resources, grants }: SyncedFile): Truth {
  return {
    resources: resources.map(({ id }) => `${id.resourceType}:${id.resource}`).sort(),
    grants: Object.fromEntries(
      grants
        .map(({ id, sources }): [string, string[]] => [id, Object.keys(sources?.sources ?? {}).sort()])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}
