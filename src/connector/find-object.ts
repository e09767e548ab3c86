import { RefusedError } from "../jumpcloud/errors.js";
import type { Found } from "./resource-syncer.js";

/** What an object that was read by itself tells; one that the key may not read (403) may exist, and tells nothing. */
export async function findObject<Row>(
  reading: Promise<Row | undefined>,
  toFound: (row: Row) => Found,
): Promise<Found | undefined> {
  try {
    const row = await reading;
    return row === undefined ? undefined : toFound(row);
  } catch (error) {
    if (error instanceof RefusedError && error.status === 403) return {};
    throw error;
  }
}
