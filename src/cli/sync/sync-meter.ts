import type { Observer } from "../../jumpcloud/observer.js";
import type { EndedRun } from "../../metrics/metrics-of-runs.js";
import { resultFacts } from "../../metrics/result-facts.js";
import type { RequestCounts, ResultFacts } from "../../metrics/run-facts.js";
import type { SyncResult } from "../../sync/sync.js";
import type { ExitCode } from "../exit-code.js";

/**
 * Measures one sync. It counts requests for itself, as the manifest does: a sync that fails has no manifest.
 */
export class SyncMeter implements Observer {
  readonly #monotonicMs: () => number;
  readonly #startedMs: number;
  readonly #requests = { sent: 0, retried: 0, throttled: 0 } satisfies RequestCounts;
  #organizationId: string | undefined;
  #result: ResultFacts | undefined;
  #end: { exitCode: ExitCode; endedAt: Date; endedMs: number } | undefined;

  /** `organizationId` is the one that was asked for. */
  constructor(monotonicMs: () => number, organizationId: string | undefined) {
    this.#monotonicMs = monotonicMs;
    this.#startedMs = monotonicMs();
    this.#organizationId = organizationId;
  }

  answered(): void {
    this.#requests.sent += 1;
  }

  retrying({ throttled }: Parameters<Observer["retrying"]>[0]): void {
    this.#requests.retried += 1;
    if (throttled) this.#requests.throttled += 1;
  }

  waiting(): void {}
  paged(): void {}
  listed(): void {}
  invalidField(): void {}
  fellBack(): void {}

  /** As soon as it is known; one that was asked for stays. */
  isOf(organizationId: string): void {
    this.#organizationId ??= organizationId;
  }

  took({ manifest, drops, written }: SyncResult): void {
    this.#result = resultFacts(manifest, {
      ...(drops && { isDropped: drops.verdict === "refused" }),
      fileBytes: written.size,
    });
  }

  /** The first end is the one that counts. */
  end(exitCode: ExitCode, endedAt: Date): void {
    this.#end ??= { exitCode, endedAt, endedMs: this.#monotonicMs() };
  }

  /** `undefined` for a sync that has not ended. */
  facts(): EndedRun | undefined {
    if (this.#end === undefined) return undefined;
    const { exitCode, endedAt, endedMs } = this.#end;
    return {
      // However it was written: one organisation is one series.
      ...(this.#organizationId !== undefined && { organizationId: this.#organizationId.toLowerCase() }),
      run: {
        endedAt,
        exitCode,
        durationSeconds: Math.round(endedMs - this.#startedMs) / 1000,
        requests: this.#requests,
      },
      ...(this.#result && { result: this.#result }),
    };
  }
}
