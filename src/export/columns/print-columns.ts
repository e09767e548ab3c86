import type { ReviewRow } from "../review/review-row.js";
import { AccountLines } from "./account-lines.js";
import { CellPrinter, type PrintOptions } from "./cell-printer.js";
import type { ColumnMap } from "./column-map.js";
import { GrantLines } from "./grant-lines.js";
import { grantsOf } from "./grants-of.js";

const PIECE_LINES = 500;

/**
 * RFC 4180 with a header and lines that end with CR LF, as the map says. The rows must be made with the map's
 * `extraPaths` and `needsIdleAccounts`, and those of one grant come together. A row whose required cell is blank is
 * printed all the same, and reported.
 */
export async function* printColumns(
  batches: AsyncIterable<readonly ReviewRow[]>,
  map: ColumnMap,
  options: PrintOptions,
): AsyncGenerator<string> {
  const printer = new CellPrinter(options);
  yield printer.header(map.columns);
  if (map.rows === "grants") yield* grantText(batches, new GrantLines(map, printer));
  else yield* accountText(batches, new AccountLines(map, printer));
}

async function* grantText(
  batches: AsyncIterable<readonly ReviewRow[]>,
  lines: GrantLines,
): AsyncGenerator<string> {
  for await (const grants of grantsOf(batches)) {
    let text = "";
    for (const ways of grants) text += lines.line(ways);
    yield text;
  }
  yield* pieces(lines.rest());
}

async function* accountText(
  batches: AsyncIterable<readonly ReviewRow[]>,
  lines: AccountLines,
): AsyncGenerator<string> {
  for await (const grants of grantsOf(batches)) for (const ways of grants) lines.add(ways);
  yield* pieces(lines.lines());
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let text = "";
  let count = 0;
  for (const line of lines) {
    text += line;
    count += 1;
    if (count % PIECE_LINES !== 0) continue;
    yield text;
    text = "";
  }
  yield text;
}
