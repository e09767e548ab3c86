import { isDeepStrictEqual } from "node:util";

/** Enough to see what is wrong: the test runner would take minutes to print all of 40,000 rows. */
const SHOWN = 3;

export interface Difference {
  key: string;
  got: unknown;
  expected: unknown;
}

/** The first rows that are not the same in both, each row under a key of its own. */
export function differences(
  got: ReadonlyMap<string, unknown>,
  expected: ReadonlyMap<string, unknown>,
): Difference[] {
  const found: Difference[] = [];
  for (const key of new Set([...expected.keys(), ...got.keys()])) {
    if (isDeepStrictEqual(got.get(key), expected.get(key))) continue;
    found.push({ key, got: got.get(key), expected: expected.get(key) });
    if (found.length === SHOWN) break;
  }
  return found;
}

/** Rows under their keys. Throws when two have one key. */
export function keyed<Row, Value>(
  rows: readonly Row[],
  entry: (row: Row) => readonly [key: string, value: Value],
): Map<string, Value> {
  const byKey = new Map(rows.map(entry));
  if (byKey.size !== rows.length) throw new Error(`${rows.length} rows have only ${byKey.size} keys`);
  return byKey;
}
