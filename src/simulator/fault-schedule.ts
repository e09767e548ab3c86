import { type Addressed, matchesEndpoint } from "./endpoint-pattern.js";
import type { Fault } from "./fault.js";
import { createRandom, type Random } from "./random.js";

interface Tally {
  seen: number;
  happened: number;
}

/** Decides which fault, if any, hits a request, and remembers how often each has happened. */
export class FaultSchedule {
  readonly #tallies = new WeakMap<Fault, Tally>();
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = createRandom(seed);
  }

  /** The first of `faults` that is due; all that match count the request, whichever wins. */
  next(faults: readonly Fault[], request: Addressed & { orgId?: string | null }): Fault | undefined {
    const due = faults
      .filter(({ endpoint }) => endpoint === undefined || matchesEndpoint(endpoint, request))
      .filter(({ organization }) => organization === undefined || organization === request.orgId)
      .filter((fault) => this.#isDue(fault));
    const [chosen] = due;
    if (chosen !== undefined) this.#tally(chosen).happened += 1;
    return chosen;
  }

  #isDue(fault: Fault): boolean {
    const { when = { every: 1 } } = fault;
    const tally = this.#tally(fault);
    tally.seen += 1;
    const atMost = fault.times ?? ("nth" in when ? 1 : Number.POSITIVE_INFINITY);
    if (tally.happened >= atMost) return false;
    if ("nth" in when) return tally.seen >= when.nth;
    if ("every" in when) return tally.seen % when.every === 0;
    return this.#random.next() < when.probability;
  }

  #tally(fault: Fault): Tally {
    const known = this.#tallies.get(fault) ?? { seen: 0, happened: 0 };
    this.#tallies.set(fault, known);
    return known;
  }
}
