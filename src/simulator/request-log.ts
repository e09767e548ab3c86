import type { SentCredential } from "./sent-credential.js";

/** One request, as it arrived and as it was answered. */
export interface LoggedRequest {
  /** From 1 on, in the order of arrival. */
  index: number;
  method: string;
  host: string;
  path: string;
  /** As written, without the question mark. */
  query: string;
  /** The path with ids replaced by `{id}`. */
  endpoint: string;
  headers: { credential: SentCredential["kind"]; orgId?: string; accept?: string; userAgent?: string };
  /** The simulator's time at arrival, in milliseconds. */
  at: number;
  /** The status of the answer; absent while there is none, or when the connection was lost. */
  status?: number;
}

/** One write as it was asked for, whatever came of it. */
export interface LoggedWrite {
  index: number;
  path: string;
  endpoint: string;
  body: unknown;
  status?: number;
}

/** Everything that was asked of a simulator: what a test reads to see how a client behaved. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #writes: LoggedWrite[] = [];
  #inFlight = 0;
  #mostInFlight = 0;

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** All POST, PUT, PATCH and DELETE requests but those for tokens, with their bodies (text where it is no JSON). */
  get writes(): readonly LoggedWrite[] {
    return this.#writes;
  }

  /** The most requests that were unanswered at one time. */
  get mostInFlight(): number {
    return this.#mostInFlight;
  }

  arrived(request: LoggedRequest): void {
    this.#entries.push(request);
    this.#inFlight += 1;
    this.#mostInFlight = Math.max(this.#mostInFlight, this.#inFlight);
  }

  wrote(write: LoggedWrite): void {
    this.#writes.push(write);
  }

  /** `status` is absent when the connection was lost. */
  ended(index: number, status?: number): void {
    this.#inFlight -= 1;
    if (status === undefined) return;
    for (const entry of [
      this.#entries.findLast((request) => request.index === index),
      this.#writes.findLast((write) => write.index === index),
    ]) {
      if (entry !== undefined) entry.status = status;
    }
  }

  /** How many requests went to this endpoint. */
  count(endpoint: string): number {
    return this.#entries.filter((request) => request.endpoint === endpoint).length;
  }

  /** Every endpoint asked, sorted, with the number of its requests. */
  endpoints(): Record<string, number> {
    const names = [...new Set(this.#entries.map(({ endpoint }) => endpoint))].sort();
    return Object.fromEntries(names.map((name) => [name, this.count(name)]));
  }

  /** The methods used, sorted. */
  methods(): string[] {
    return [...new Set(this.#entries.map(({ method }) => method))].sort();
  }

  /** The hosts asked, sorted. */
  hosts(): string[] {
    return [...new Set(this.#entries.map(({ host }) => host))].sort();
  }

  /** Paths with queries in the order of arrival, of one endpoint or of all. */
  targets(endpoint?: string): string[] {
    return this.#entries
      .filter((request) => endpoint === undefined || request.endpoint === endpoint)
      .map(({ path, query }) => (query === "" ? path : `${path}?${query}`));
  }

  clear(): void {
    this.#entries = [];
    this.#writes = [];
    this.#mostInFlight = this.#inFlight;
  }
}
