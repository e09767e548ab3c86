import { rowsOfExactChain } from "./exact-chain.js";
import { isEndOfList, joinPages } from "./join-pages.js";
import type { Page } from "./page.js";
import type { ReadPage } from "./page-source.js";
import { readPages } from "./read-pages.js";
import { collectRows, type Walk, walkOf } from "./walk.js";

const MOVED = "its order moved while it was read";

/**
 * Reads a list that has no order to rely on. Pages that cannot be joined, and a row that comes again where pages do not
 * overlap, prove that the order moved; such a walk has a fault.
 */
export async function walkUnsorted<Row extends { id: string }>(read: ReadPage<Row>): Promise<Walk<Row>> {
  const { pages, cutShort } = await readPages(read);
  if (cutShort)
    return { ...collectRows(pages), fault: "it ended long before the total that JumpCloud states" };
  const walk = exactWalk(pages) ?? (await joinedWalk(pages, read));
  if (walk === undefined) return { ...collectRows(pages), fault: MOVED };
  return walk.duplicates > 0 || isShortOfItsTotal(walk) ? { ...walk, fault: MOVED } : walk;
}

function exactWalk<Row extends { id: string }>(pages: readonly Page<Row>[]): Walk<Row> | undefined {
  const last = pages.findLast(({ rows }) => rows.length > 0);
  if (last === undefined || !isEndOfList(last)) return undefined;
  const rows = rowsOfExactChain(pages);
  return rows && walkOf(pages, { rows, duplicates: 0, joints: "exact" });
}

async function joinedWalk<Row extends { id: string }>(
  pages: readonly Page<Row>[],
  read: ReadPage<Row>,
): Promise<Walk<Row> | undefined> {
  const joined = await joinPages(pages, read);
  return joined && collectRows(joined.pages, joined.joints);
}

/** Every page was full and nothing came or went, so whoever is missing has changed places. */
function isShortOfItsTotal({ rows, total, totalChanged, leftOut }: Walk<unknown>): boolean {
  return total !== undefined && !totalChanged && !leftOut && rows.size < total;
}
