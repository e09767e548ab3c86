import type { ReviewRow } from "../review/review-row.js";
import { AccountLines } from "./account-lines.js";
import { CellPrinter, type PrintOptions } from "./cell-printer.js";
import type { ColumnMap } from "./column-map.js";
import { GrantLines } from "./grant-lines.js";
import { grantsOf } from "./grants-of.js";

const PIECE_LINES = 100;

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
    const texts: string[] = [];
    for (const ways of grants) {
      const line = lines.line(ways);
      if (line !== undefined) texts.push(line);
    }
    yield texts.join("");
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
  let texts: string[] = [];
  for (const line of lines) {
    texts.push(line);
    if (texts.length < PIECE_LINES) continue;
    yield texts.join("");
    texts = [];
  }
  yield texts.join("");
}
