import { compareText } from "../../model/order.js";

/** As many ids as a sync file lists of one warning. */
const MOST_IDS = 10_000;

/** Whatever is longer is counted alone: with thousands of such ids nobody could read the file. */
const MOST_CHARACTERS = 4096;

/** What could not be taken over, or is not certain, by the code that a sync file has for it, in words that a person is told. */
export const leftOutWords = {
  administrator_left_out: "administrator whose account cannot be told from a user's",
  administrator_merged_into_user: "administrator merged into a user",
  administrator_role_left_out: "role of an administrator",
  annotation_left_out: "annotation that a sync file cannot have",
  grant_of_absent_entitlement: "grant of what the file lacks",
  grant_to_absent_principal: "grant to what the file lacks",
  grant_to_other_type: "grant to what JumpCloud does not grant it to",
  newest_sync_empty: "sync before the newest one, which holds nothing",
  perhaps_direct_too: "app of somebody in one of its groups, perhaps directly too",
  resource_of_other_type: "resource of a type that baton-jumpcloud does not have",
  sync_ends_before_start: "sync that ends before it starts",
  sync_time_unreadable: "sync whose times are none",
} as const;

export type LeftOutCode = keyof typeof leftOutWords;

/** Something that could not be taken over, by what it is. */
export interface LeftOut {
  code: LeftOutCode;
  /** For a person. */
  words: string;
  count: number;
  /** Sorted, at most 10,000. */
  ids: readonly string[];
}

/** Counts what could not be taken over. */
export class LeftOutTally {
  readonly #found = new Map<LeftOutCode, { count: number; ids: Set<string> }>();

  /** One, called by this id. */
  add(code: LeftOutCode, id: string): void {
    const { ids } = this.#count(code, 1);
    if (ids.size < MOST_IDS && id.length <= MOST_CHARACTERS) ids.add(id);
  }

  /** So many, of which no ids are known. */
  addMany(code: LeftOutCode, count: number): void {
    if (count > 0) this.#count(code, count);
  }

  has(code: LeftOutCode): boolean {
    return this.#found.has(code);
  }

  get all(): LeftOut[] {
    return [...this.#found]
      .map(([code, { count, ids }]) => ({
        code,
        words: leftOutWords[code],
        count,
        ids: [...ids].sort(compareText),
      }))
      .sort((a, b) => compareText(a.code, b.code));
  }

  #count(code: LeftOutCode, count: number): { ids: Set<string> } {
    const known = this.#found.get(code) ?? { count: 0, ids: new Set() };
    this.#found.set(code, known);
    known.count += count;
    return known;
  }
}
