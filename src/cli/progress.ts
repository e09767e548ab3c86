import type { ListName, Observer } from "../connector/reading.js";
import type { Log } from "./log.js";
import { counted, countText } from "./number-text.js";
import type { Screen } from "./screen.js";
import { elapsedText } from "./time-text.js";
import { isCapped, waitText } from "./wait-words.js";

/** On a terminal often enough to look alive, elsewhere seldom enough not to fill a log. */
const STATUS_EVERY_MS = 200;
const LOG_EVERY_MS = 10_000;
const RATE_WINDOW_MS = 5000;

/** The lists that are read object by object, in words, and the list that tells how many objects there are. */
const perObject = {
  memberships: { words: "members of groups", of: "groups", listsEach: 1 },
  appUsers: { words: "access to apps", of: "apps", listsEach: 2 },
  appGroups: { words: "access to apps", of: "apps", listsEach: 2 },
} as const satisfies Partial<Record<ListName, object>>;

/** Watches a run and shows how far it is. */
export class Progress implements Observer {
  readonly #monotonicMs: () => number;
  readonly #startedMs: number;
  readonly #read = new Map<string, number>();
  readonly #done = new Map<string, number>();
  #answeredAtMs: number[] = [];
  #requests = 0;
  #waitsUntilMs = 0;
  #waitedMs = 0;
  /** What JumpCloud asked for, where the wait is not as long. */
  #cappedMs: number | undefined;
  #step = "Connecting";
  readonly #part: { first: string; last: string } | undefined;

  /** `part` is what stands first and last where this is one run of several: "Organisation 3 of 14", "Acme". */
  constructor(monotonicMs: () => number, { part }: { part?: { first: string; last: string } } = {}) {
    this.#monotonicMs = monotonicMs;
    this.#part = part;
    this.#startedMs = monotonicMs();
  }

  answered(): void {
    this.#requests += 1;
    this.#answeredAtMs.push(this.#monotonicMs());
  }

  waiting(event: Parameters<Observer["waiting"]>[0]): void {
    const now = this.#monotonicMs();
    const until = now + event.delayMs;
    if (until > this.#waitsUntilMs) this.#cappedMs = isCapped(event) ? event.askedMs : undefined;
    // Waits of one wave overlap; counted is how long nothing was sent.
    if (until > this.#waitsUntilMs) this.#waitedMs += until - Math.max(now, this.#waitsUntilMs);
    this.#waitsUntilMs = Math.max(this.#waitsUntilMs, until);
  }

  paged({ list, rows }: Parameters<Observer["paged"]>[0]): void {
    if (list in perObject) return;
    this.#read.set(list, (this.#read.get(list) ?? 0) + rows);
    this.#step = "Reading lists";
  }

  listed({ list, of, read }: Parameters<Observer["listed"]>[0]): void {
    if (of === undefined) {
      this.#read.set(list, read);
      return;
    }
    if (list !== "memberships" && list !== "appUsers" && list !== "appGroups") return;
    const { words, of: objects, listsEach } = perObject[list];
    const done = (this.#done.get(words) ?? 0) + 1;
    this.#done.set(words, done);
    this.#step = `Reading ${words}, ${countText(done)} of ${countText((this.#read.get(objects) ?? 0) * listsEach)}`;
  }

  retrying(): void {}
  invalidField(): void {}
  fellBack(): void {}

  /** From now on nothing is read any more. */
  enter(step: string): void {
    this.#step = step;
  }

  /** Milliseconds in which nothing was sent because JumpCloud asked for it. */
  waitedMs(): number {
    return this.#waitedMs;
  }

  /** "Reading lists · 412 requests · 10.0/s · 0:41" */
  text(): string {
    const now = this.#monotonicMs();
    const waitMs = this.#waitsUntilMs - now;
    const step = waitMs > 0 ? this.#waitStep(waitMs) : this.#step;
    return [
      ...(this.#part === undefined ? [] : [this.#part.first]),
      step,
      counted(this.#requests, "request"),
      `${this.#rate(now).toFixed(1)}/s`,
      elapsedText(now - this.#startedMs),
      // A name may be long: where the line has to be cut, it goes first.
      ...(this.#part === undefined ? [] : [this.#part.last]),
    ].join(" · ");
  }

  #waitStep(waitMs: number): string {
    if (this.#cappedMs === undefined) return `JumpCloud asks to wait, ${waitText(waitMs)}`;
    return `JumpCloud asks to wait ${waitText(this.#cappedMs)}, going on in ${waitText(waitMs)}`;
  }

  /** Shows itself until the returned function is called. */
  show(screen: Screen, log: Log): () => void {
    const timer = screen.isTerminal
      ? setInterval(() => screen.status(this.text()), STATUS_EVERY_MS)
      : setInterval(() => this.#logOnce(log), LOG_EVERY_MS);
    timer.unref();
    return () => {
      clearInterval(timer);
      screen.clearStatus();
    };
  }

  #logOnce(log: Log): void {
    const rate = Number(this.#rate(this.#monotonicMs()).toFixed(1));
    log.info({ step: this.#step, requests: this.#requests, perSecond: rate }, "progress");
  }

  #rate(now: number): number {
    const from = Math.max(this.#startedMs, now - RATE_WINDOW_MS);
    this.#answeredAtMs = this.#answeredAtMs.filter((at) => at >= from);
    const seconds = Math.max(1, (now - from) / 1000);
    return this.#answeredAtMs.length / seconds;
  }
}
