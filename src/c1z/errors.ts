/** A c1z that cannot be read, or that is none: names the file and, where it is known, the table and the row. */
export class C1zError extends Error {
  override name = "C1zError";
}
