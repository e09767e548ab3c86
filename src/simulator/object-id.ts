import { hashText } from "./random.js";

/** Makes ids that grow with time and, within a second, with every id made. */
export type MakeObjectId = (atMs: number) => string;

/**
 * Ids like MongoDB's: 4 bytes of seconds, 5 bytes that are one process's own (here: of `origin`), 3 bytes of a
 * counter; 24 lower-case hexadecimal digits in all.
 */
export function createObjectIds(origin: string): MakeObjectId {
  const own = hex(hashText(origin, 1), 8) + hex(hashText(origin, 2) & 0xff, 2);
  let counter = hashText(origin, 3) & 0x0fffff;
  return (atMs) => {
    counter = (counter + 1) & 0xffffff;
    return hex(Math.floor(atMs / 1000) >>> 0, 8) + own + hex(counter, 6);
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
