/** What came back is no sheet that can be read; `message` says why, and what to do, without the name of the file. */
export class SheetError extends Error {
  override name = "SheetError";
}
