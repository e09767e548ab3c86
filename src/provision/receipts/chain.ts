import { createHash, type Hash } from "node:crypto";
import { parseReceiptLine, type ReceiptLine } from "./receipt-line.js";

const LINE_FEED = Buffer.from("\n");

/** Where a chain of lines has come to. */
export interface ChainHead {
  /** Lines that are whole. */
  sequence: number;
  /** What the next line states as `previous`. */
  sha256: string;
  /** Torn lines after the last whole one. */
  torn: number;
}

/** A line that is whole, and what it states falsely about its place; empty when all is true. */
export interface ChainedLine {
  line: ReceiptLine;
  problems: string[];
}

/**
 * Follows the chain of a file, line by line. A line states the SHA-256 of all that stands from the beginning of the
 * whole line before it up to the line feed before its own: so a torn line, which states nothing, is covered too.
 */
export class Chain {
  #hash: Hash = createHash("sha256");
  #sequence = 0;
  #torn = 0;
  #isEmpty = true;

  get head(): ChainHead {
    return { sequence: this.#sequence, sha256: this.#hash.copy().digest("hex"), torn: this.#torn };
  }

  /** Takes the next line, without its line feed. `undefined`: it is torn, or was made illegible. */
  push(bytes: Uint8Array): ChainedLine | undefined {
    const line = parseReceiptLine(bytes);
    if (line === undefined) {
      this.pushTorn(bytes, 1);
      return undefined;
    }
    const problems = falseStatements(line, this.head);
    // What is missing or too much is told once: the lines after it follow from it.
    this.#sequence = line.sequence;
    this.#hash = createHash("sha256").update(bytes);
    this.#isEmpty = false;
    this.#torn = 0;
    return { line, problems };
  }

  /** Takes so many lines that are torn, at once: their bytes, with the line feeds between them. */
  pushTorn(bytes: Uint8Array, count: number): void {
    if (!this.#isEmpty) this.#hash.update(LINE_FEED);
    this.#hash.update(bytes);
    this.#isEmpty = false;
    this.#torn += count;
  }
}

function falseStatements(line: ReceiptLine, head: ChainHead): string[] {
  const problems: string[] = [];
  const expected = head.sequence + 1;
  if (line.sequence !== expected) {
    problems.push(`it is number ${line.sequence}, and stands where number ${expected} has to`);
  }
  if (line.previous !== head.sha256) {
    problems.push("the hash that it states is not that of the line before it");
  }
  const torn = line.torn ?? 0;
  if (torn !== head.torn) {
    problems.push(`it states ${torn} torn lines before it, and ${head.torn} are illegible`);
  }
  return problems;
}
