import { setImmediate } from "node:timers/promises";
import type { Timer } from "../../src/jumpcloud/timer.js";

interface Sleeper {
  at: number;
  wake: () => void;
}

/** Time that passes only while everybody waits: a night takes as long as its work, and is the same every time. */
export class VirtualTime implements Timer {
  readonly #late: () => number;
  #now = 0;
  /** In the order in which they wake. */
  #sleepers: Sleeper[] = [];

  /** `late` tells by how many milliseconds the next timer fires too late. */
  constructor(late: () => number = () => 0) {
    this.#late = late;
  }

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const abort = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const sleeper = { at: this.#now + Math.max(0, ms) + this.#late(), wake };
      const after = this.#sleepers.findIndex(({ at }) => at > sleeper.at);
      this.#sleepers.splice(after === -1 ? this.#sleepers.length : after, 0, sleeper);
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  /** How many wait. */
  sleeping(): number {
    return this.#sleepers.length;
  }

  /** Lets time pass until `work` is done. Rejects when it never will be, because nobody waits for anything. */
  async run<Value>(work: Promise<Value>): Promise<Value> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (;;) {
      // Everything that can happen now happens before time goes on.
      await setImmediate();
      if (isDone) return work;
      const next = this.#sleepers.shift();
      if (next === undefined) throw new Error("everybody waits for something that will not come");
      this.#now = next.at;
      next.wake();
    }
  }
}
