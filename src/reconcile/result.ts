import type { Doubt } from "../sync-file/doubts.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import type { Check } from "./check.js";
import type { AmbiguousName, NamedSide } from "./report.js";
import type { ReportKind } from "./report-kind.js";

/**
 * `same`: everything that either has, the other has. `different`: not so. `uncertain`: what could be compared is the
 * same, and something could not.
 */
export type Verdict = "same" | "different" | "uncertain";

/** One report as a result tells of it. */
export interface ReportFacts {
  kind: ReportKind;
  /** The file's name, without its folder. */
  file: string;
  content: "csv" | "json";
  /** Of the whole file: 64 hex digits. */
  sha256: string;
  /** ISO 8601, UTC: when the report was made, as far as it is known, and how that is known. */
  time?: string;
  timeSource?: "given" | "file";
  rows: number;
  /** Rows that state a pair a second time. */
  repeatedRows: number;
  /** Rows that were not compared, since a name in them may mean several. */
  ambiguousRows: number;
  matchedBy: { user: NamedSide["matchedBy"]; resource: NamedSide["matchedBy"] };
}

/** What reconciling came to, without the differences themselves. */
export interface ResultSummary {
  sync: Pick<SyncHeader, "id" | "startedAt" | "complete" | "incomplete"> &
    Pick<Manifest, "readFrom" | "readTo" | "digest"> & {
      organization: SyncHeader["source"]["organization"];
    };
  reports: readonly ReportFacts[];
  verdict: Verdict;
  checks: readonly Check[];
  /** What the sync file does not vouch for. */
  notCompared: readonly (Doubt & { displayName?: string })[];
  ambiguous: readonly AmbiguousEntry[];
  /** How many people and how many groups and apps the two differ about. */
  differing: { people: number; createdLater: number; resources: number };
}

/** A name that several have, and who they are. */
export interface AmbiguousEntry extends Pick<AmbiguousName, "resourceType" | "name" | "rows"> {
  candidates: { id?: string; displayName?: string; username?: string; email?: string }[];
}
