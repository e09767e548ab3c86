/** Characters from which on a piece goes out. */
const PIECE_LENGTH = 65_536;

/** The same text in fewer, longer pieces: a file is written some thousand rows at a time. */
export async function* inPieces(rows: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = "";
  for await (const row of rows) {
    piece += row;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
