/** Characters from which on a piece goes out. */
const PIECE_LENGTH = 65_536;

/** The texts of all items in pieces of many: a file is written some hundred rows at a time. An item may have none, "". */
export async function* inPieces<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  textOf: (item: Item) => string,
): AsyncGenerator<string> {
  let piece = "";
  for await (const item of items) {
    piece += textOf(item);
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
