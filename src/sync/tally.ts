import type { ListReport, Observer } from "../connector/reading.js";

/** Requests to one endpoint. */
export interface EndpointTally {
  requests: number;
  retries: number;
  throttled: number;
}

/** More ids than that are counted and not named. */
const MOST_IDS = 10_000;

/** Counts what happens while an organisation is read; the manifest is made from it. */
export class Tally implements Observer {
  readonly #clock: () => Date;
  readonly #endpoints = new Map<string, EndpointTally>();
  readonly #warnings = new Map<string, Set<string>>();
  readonly #createdDuringSync = new Map<string, number>();
  readonly #reports = new Map<string, ListReport>();
  #firstAnswerAtMs: number | undefined;
  #readFrom: Date | undefined;
  #readTo: Date | undefined;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  answered({ endpoint, date }: Parameters<Observer["answered"]>[0]): void {
    this.#endpoint(endpoint).requests += 1;
    this.#readTo = this.#clock();
    this.#readFrom ??= this.#readTo;
    const answeredAtMs = date === undefined ? Number.NaN : Date.parse(date);
    if (!Number.isNaN(answeredAtMs)) this.#firstAnswerAtMs ??= answeredAtMs;
  }

  retrying({ endpoint, throttled }: Parameters<Observer["retrying"]>[0]): void {
    const tally = this.#endpoint(endpoint);
    tally.retries += 1;
    if (throttled) tally.throttled += 1;
  }

  listed(report: ListReport): void {
    // A list that is read afresh takes the place of what was known of it.
    this.#reports.set(`${report.list}:${report.of ?? ""}`, report);
    if (report.of !== undefined && report.otherKinds !== undefined) {
      this.warn({ code: "unexpected_edge", id: `${report.list}:${report.of}` });
    }
  }

  invalidField({ list, id, field }: Parameters<Observer["invalidField"]>[0]): void {
    this.warn({ code: "invalid_field", id: `${list}:${id}:${field}` });
  }

  fellBack({ endpoint }: Parameters<Observer["fellBack"]>[0]): void {
    this.warn({ code: "endpoint_refused", id: endpoint });
  }

  waiting(): void {}

  paged(): void {}

  /** Remembers an oddity once for each id. */
  warn({ code, id }: { code: string; id: string }): void {
    const ids = this.#warnings.get(code);
    if (ids === undefined) this.#warnings.set(code, new Set([id]));
    else ids.add(id);
  }

  /** A resource of this type was created after the sync began, and is in the file. */
  createdDuringSync(resourceType: string): void {
    this.#createdDuringSync.set(resourceType, this.createdCount(resourceType) + 1);
  }

  /** The resources of this type are listed afresh, later ones among them, by the lists of these names. */
  forgetListed(resourceType: string, lists: readonly string[]): void {
    this.#createdDuringSync.delete(resourceType);
    const odd = this.#warnings.get("invalid_field");
    for (const id of odd ?? []) if (lists.some((list) => id.startsWith(`${list}:`))) odd?.delete(id);
    if (odd?.size === 0) this.#warnings.delete("invalid_field");
  }

  createdCount(resourceType: string): number {
    return this.#createdDuringSync.get(resourceType) ?? 0;
  }

  /** JumpCloud's own time of the first answer, in milliseconds since 1970; whole seconds, as `Date` has them. */
  firstAnswerAtMs(): number | undefined {
    return this.#firstAnswerAtMs;
  }

  /** When the first and the last answer came; `oldest` is when an earlier run began of which something is still used. */
  readPeriod(oldest: Date | undefined): { from: Date; to: Date } {
    const now = this.#clock();
    const from = this.#readFrom ?? now;
    return { from: oldest !== undefined && oldest < from ? oldest : from, to: this.#readTo ?? now };
  }

  reports(): readonly ListReport[] {
    return [...this.#reports.values()];
  }

  requests(): Record<string, EndpointTally> {
    return Object.fromEntries([...this.#endpoints].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  warnings(): { code: string; count: number; ids: string[] }[] {
    return [...this.#warnings]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, ids]) => ({ code, count: ids.size, ids: [...ids].sort().slice(0, MOST_IDS) }));
  }

  #endpoint(endpoint: string): EndpointTally {
    const known = this.#endpoints.get(endpoint);
    if (known !== undefined) return known;
    const fresh = { requests: 0, retries: 0, throttled: 0 };
    this.#endpoints.set(endpoint, fresh);
    return fresh;
  }
}
