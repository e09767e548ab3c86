/**
 * Text as it is written: UTF-8, each byte of it a character of a string. Strings of bytes are joined, kept and written
 * as they are. Measured: text with a single letter beyond Latin-1 among it takes ten times as long to write, and twice
 * the room.
 */
export class ByteText {
  /** Made of what `utf8Bytes` gives. */
  readonly bytes: string;

  constructor(bytes: string) {
    this.bytes = bytes;
  }

  get length(): number {
    return this.bytes.length;
  }

  toString(): string {
    return Buffer.from(this.bytes, "latin1").toString();
  }
}

/** The bytes of a text; ASCII stays what it is. */
export function utf8Bytes(text: string): string {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString("latin1");
}
