/**
 * A copy of a cell's text. A cell shares the memory of the whole piece of the file that it was cut from: whoever keeps
 * one would keep all of that.
 */
export function ownText(text: string): string {
  return Buffer.from(text).toString();
}
