const LINE_FEED = 0x0a;

/** The part of a stream of bytes that may still be asked for. Offsets are those of the stream, from 0. */
export class ByteWindow {
  #chunk: Buffer = Buffer.alloc(0);
  #chunkStart = 0;
  #held: Buffer[] = [];
  #heldStart = 0;
  #line = 1;
  #countedTo = 0;

  /** The offset behind the last byte that came. */
  get end(): number {
    return this.#chunkStart + this.#chunk.length;
  }

  /** The next bytes of the stream. Of those before only what was kept stays. */
  push(chunk: Buffer): void {
    this.lineAt(this.end);
    this.#chunkStart = this.end;
    this.#chunk = chunk;
  }

  /** Lets the bytes before `start` go. */
  keepFrom(start: number): void {
    if (start < this.#chunkStart) {
      this.#held.push(this.#chunk);
      return;
    }
    this.#held = start < this.end ? [this.#chunk.subarray(start - this.#chunkStart)] : [];
    this.#heldStart = start;
  }

  /** The bytes from `start` up to `end`, both within what was kept or came last. */
  slice(start: number, end: number): Buffer {
    const ofChunk = this.#chunk.subarray(Math.max(start - this.#chunkStart, 0), end - this.#chunkStart);
    if (start >= this.#chunkStart) return ofChunk;
    return Buffer.concat([...this.#held, ofChunk]).subarray(start - this.#heldStart);
  }

  /** The line that stands at `offset`, from 1. Each time for an offset that is no smaller than the last. */
  lineAt(offset: number): number {
    const chunk = this.#chunk;
    for (let at = this.#countedTo - this.#chunkStart; at < offset - this.#chunkStart; at += 1) {
      if (chunk[at] === LINE_FEED) this.#line += 1;
    }
    this.#countedTo = Math.max(this.#countedTo, offset);
    return this.#line;
  }
}
