import { ReviewError } from "../errors.js";
import type { Review } from "../folder/open-review.js";
import type { ReviewSheet } from "../folder/review-document.js";
import { type Forward, readForwards } from "./forward.js";

/** A sheet, and what stands on it. */
export interface SentSheet extends ReviewSheet {
  keys: ReadonlySet<string>;
}

/** Every sheet that was made for a review. */
export interface SentSheets {
  /** By name: first those of the opening, then those of rows that were given to somebody else, in their order. */
  byName: ReadonlyMap<string, SentSheet>;
  /** The sheets that a row stands on, the last one last. Empty for what is no row of the review. */
  of(key: string): readonly SentSheet[];
}

/** Throws ReviewError where what was forwarded, or the list of sheets, is not as it was written. */
export async function readSentSheets(review: Review): Promise<SentSheets> {
  return sentSheets(review, await readForwards(review));
}

/** Throws ReviewError where two sheets have one name, or a row is on a sheet that was not made. */
export function sentSheets(
  { document, items, paths }: Pick<Review, "document" | "items" | "paths">,
  forwards: readonly Forward[],
): SentSheets {
  const opened = new Map(document.sheets.map((sheet) => [sheet.name, new Set<string>()]));
  for (const { key, sheet } of items.values()) {
    const keys = opened.get(sheet);
    if (keys === undefined) throw new ReviewError(`${paths.document}: the sheet ${sheet} is missing there`);
    keys.add(key);
  }
  const made = [
    ...document.sheets.map((sheet) => ({ ...sheet, keys: opened.get(sheet.name) ?? new Set<string>() })),
    ...forwards.map(({ sheet, keys }) => ({ ...sheet, keys: new Set(keys) })),
  ];
  const byName = new Map<string, SentSheet>();
  const byKey = new Map<string, SentSheet[]>();
  for (const sheet of made) {
    if (byName.has(sheet.name)) {
      throw new ReviewError(`${paths.forwarded}: there are two sheets ${sheet.name}: somebody changed that`);
    }
    byName.set(sheet.name, sheet);
    for (const key of sheet.keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [sheet]);
      else known.push(sheet);
    }
  }
  return { byName, of: (key) => byKey.get(key) ?? [] };
}
