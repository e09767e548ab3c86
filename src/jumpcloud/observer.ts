import type { ListReport } from "./list-report.js";

/** One answer of JumpCloud, or the lack of one. `endpoint` has `{id}` for ids: "GET /api/v2/usergroups/{id}/members". */
export interface Answered {
  endpoint: string;
  /** HTTP status; absent when no whole answer came. */
  status?: number;
  /** 1 for the first try. */
  attempt: number;
  durationMs: number;
  /** The answer's Date header: JumpCloud's clock. */
  date?: string;
  /** Requests per second that may leave now; absent while there is no limit. */
  rps?: number;
}

/** A request that will be sent again. */
export interface Retrying {
  endpoint: string;
  attempt: number;
  delayMs: number;
  /** In words, without ids and secrets: "429", "timeout waiting for the body". */
  reason: string;
  throttled: boolean;
}

/** Everybody waits because JumpCloud throttled a request. */
export interface Waiting {
  endpoint: string;
  /** 429, 503, or 403 where the endpoint had worked. */
  status: number;
  delayMs: number;
  /** Retry-After as JumpCloud wrote it. */
  retryAfter?: string;
  /** What it asks for, where it can be read; may be Infinity. */
  askedMs?: number;
  /** How often JumpCloud has throttled so far; requests that were under way together have the same number. */
  wave: number;
}

/** A field of a row that was not of the type that JumpCloud documents, and was read as absent. */
export interface InvalidField {
  list: string;
  id: string;
  field: string;
}

/** An endpoint that was refused and another that is read in its place. */
export interface FallenBack {
  endpoint: string;
  using: string;
}

/**
 * Told what happens on the way: manifest, progress and log read it. Plain functions, called synchronously; they
 * must not throw.
 */
export interface Observer {
  answered(event: Answered): void;
  retrying(event: Retrying): void;
  waiting(event: Waiting): void;
  paged(event: { list: string; rows: number; total?: number }): void;
  listed(report: ListReport): void;
  invalidField(event: InvalidField): void;
  fellBack(event: FallenBack): void;
}

export const silentObserver: Observer = {
  answered() {},
  retrying() {},
  waiting() {},
  paged() {},
  listed() {},
  invalidField() {},
  fellBack() {},
};
