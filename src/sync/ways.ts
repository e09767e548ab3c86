import { annotationType } from "../model/annotation.js";
import type { Grant } from "../model/grant.js";
import { LimitedMap } from "../model/limited-map.js";
import { compareText } from "../model/order.js";

/** How a grant comes about: the rest of its record. */
type Way = Pick<Grant, "sources" | "annotations">;

/** Sources in the combinations that are remembered, all together: one of a thousand groups hardly comes again. */
const MOST_SOURCES = 10_000;

/** What the grants of one entitlement say of the ways in which they come. */
export class Ways {
  readonly #own: string;
  readonly #sources: readonly string[];
  readonly #known = new LimitedMap<string | number, Way>(MOST_SOURCES);

  constructor(own: string, sources: readonly string[]) {
    this.#own = own;
    this.#sources = sources;
  }

  /** Of the grant of somebody who has it through these sources, by index. */
  of(indexes: readonly number[]): Way {
    const [only = ""] = indexes;
    const key = indexes.length === 1 ? only : indexes.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const way = wayOf(
      this.#own,
      indexes.map((index) => this.#sources[index] ?? ""),
    );
    return this.#known.add(key, way, indexes.length);
  }
}

function wayOf(own: string, sources: readonly string[]): Way {
  if (sources.length === 1 && sources[0] === own) return {};
  const named = Object.fromEntries(
    sources.toSorted(compareText).map((source) => [source, { isDirect: true as const }]),
  );
  return {
    sources: { sources: named },
    ...(!sources.includes(own) && { annotations: [{ "@type": annotationType("GrantImmutable") }] }),
  };
}
