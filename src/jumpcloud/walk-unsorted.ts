import { joinPages } from "./join-pages.js";
import type { ReadPage } from "./page-source.js";
import { readPages } from "./read-pages.js";
import { collectRows, type Walk } from "./walk.js";

const MOVED = "its order moved while it was read";

/**
 * Reads a list that has no order to rely on. Pages that cannot be joined, and a row that comes again where pages do not
 * overlap, prove that the order moved; such a walk has a fault.
 */
export async function walkUnsorted<Row extends { id: string }>(read: ReadPage<Row>): Promise<Walk<Row>> {
  const { pages, cutShort } = await readPages(read);
  if (cutShort)
    return { ...collectRows(pages), fault: "it ended long before the total that JumpCloud states" };
  const joined = await joinPages(pages, read);
  if (joined === undefined) return { ...collectRows(pages), fault: MOVED };
  const walk = collectRows(joined.pages, joined.joints);
  return walk.duplicates > 0 || isShortOfItsTotal(walk) ? { ...walk, fault: MOVED } : walk;
}

/** Every page was full and nothing came or went, so whoever is missing has changed places. */
function isShortOfItsTotal({ rows, total, totalChanged, leftOut }: Walk<unknown>): boolean {
  return total !== undefined && !totalChanged && !leftOut && rows.size < total;
}
