import { Tokenizer, TokenType } from "@streamparser/json";
import { ByteWindow } from "./byte-window.js";
import { SyncFileError } from "./errors.js";
import { DEPTH_LIMIT, LINE_LIMIT_BYTES, mebibytes, RECORD_LIMIT_BYTES } from "./limits.js";
import { TOO_DEEP, TOO_LONG } from "./parse-json.js";

/** The bytes of one value of a document. */
export interface Piece {
  /** The member of the document that it is, or stands in. */
  key: string;
  /** From 0, of a record in a list; absent when it is the whole value of the member. */
  index?: number;
  /** Where it begins, from 1. */
  line: number;
  bytes: Buffer;
}

export interface WalkOptions {
  /** For messages. */
  file: string;
  /** Called with each key of the document: take its value whole, or, where it is a list, record by record? */
  enter(key: string, line: number): "whole" | "records" | "skip";
  take(piece: Piece): void;
}

/** White space around what is limited may double it. */
const SLACK = 2;

const AFTER_THE_END = "something follows the end of the document";

const closing = new Map([
  [TokenType.LEFT_BRACE, TokenType.RIGHT_BRACE],
  [TokenType.LEFT_BRACKET, TokenType.RIGHT_BRACKET],
]);
const scalars = new Set([
  TokenType.STRING,
  TokenType.NUMBER,
  TokenType.TRUE,
  TokenType.FALSE,
  TokenType.NULL,
]);

/**
 * Cuts a JSON document in any layout into pieces, in its own order. What stands in a piece is only looked at as far as
 * brackets and strings go: its bytes are for JSON.parse.
 */
export class DocumentWalk {
  readonly #options: WalkOptions;
  readonly #window = new ByteWindow();
  readonly #tokenizer = new Tokenizer();
  #expected: "document" | "member" | "colon" | "value" | "record" | "inside" | "separator" | "nothing" =
    "document";
  #treatment: "whole" | "records" | "skip" = "skip";
  #key: string | undefined;
  /** Of the record that is being read, or comes next; absent outside lists of records. */
  #index: number | undefined;
  /** Whether nothing stands yet in the object or the list: then it may end. */
  #isFirst = true;
  /** Where the key or the value that is being read begins; the line in the end is that of the document's end. */
  #start: number | undefined;
  #startLine = 1;
  /** What closes the brackets that are open in the value that is being read, the innermost last. */
  #open: TokenType[] = [];
  #lastToken = 0;

  constructor(options: WalkOptions) {
    this.#options = options;
    // What the tokenizer makes of strings is not used: it loses U+FEFF.
    this.#tokenizer.onToken = ({ token, offset }) => this.#onToken(token, offset);
  }

  /** Throws SyncFileError when what came is no JSON, or too long, and what the options' functions throw. */
  write(chunk: Buffer): void {
    this.#window.push(chunk);
    try {
      this.#tokenizer.write(chunk);
    } catch (error) {
      if (error instanceof SyncFileError) throw error;
      throw this.#fail(this.#complaintAbout(error), { cause: error });
    }
    if (this.isWhole) {
      this.#window.keepFrom(this.#window.end);
    } else {
      this.#checkLength();
      this.#window.keepFrom(this.#start ?? this.#lastToken);
    }
  }

  /** Whether something else than white space came. */
  get hasBegun(): boolean {
    return this.#expected !== "document";
  }

  get isWhole(): boolean {
    return this.#expected === "nothing";
  }

  /** The last line, from 1. */
  get line(): number {
    return this.#window.lineAt(this.#window.end - 1);
  }

  #onToken(token: TokenType, offset: number): void {
    this.#lastToken = offset;
    switch (this.#expected) {
      case "inside":
        this.#inside(token, offset);
        break;
      case "document":
        if (token !== TokenType.LEFT_BRACE) throw this.#unexpected(offset);
        this.#expected = "member";
        break;
      case "member":
        if (token === TokenType.STRING) this.#begin(offset, "colon");
        else if (this.#isFirst) this.#separate(token, offset);
        else throw this.#unexpected(offset);
        break;
      case "colon":
        if (token !== TokenType.COLON) throw this.#unexpected(offset);
        this.#enter(offset);
        break;
      case "value":
        if (token === TokenType.LEFT_BRACKET && this.#treatment === "records") this.#enterList();
        else this.#value(token, offset);
        break;
      case "record":
        if (token === TokenType.RIGHT_BRACKET && this.#isFirst) this.#separate(token, offset);
        else this.#value(token, offset);
        break;
      case "separator":
        // A string, a number and a word end where something else begins.
        if (this.#start !== undefined) this.#finish(offset);
        this.#separate(token, offset);
        break;
      case "nothing":
        throw this.#fail(AFTER_THE_END);
    }
  }

  #inside(token: TokenType, offset: number): void {
    const closer = closing.get(token);
    if (closer !== undefined) {
      if (this.#open.length >= DEPTH_LIMIT) throw this.#fail(`it ${TOO_DEEP}`);
      this.#open.push(closer);
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      if (this.#open.pop() !== token) throw this.#unexpected(offset);
      if (this.#open.length === 0) this.#finish(offset + 1);
    }
  }

  #enter(colon: number): void {
    const key: unknown = JSON.parse(this.#window.slice(this.#start ?? colon, colon).toString());
    this.#start = undefined;
    this.#key = String(key);
    this.#treatment = this.#options.enter(this.#key, this.#startLine);
    this.#expected = "value";
  }

  #value(token: TokenType, offset: number): void {
    const closer = closing.get(token);
    if (closer === undefined && !scalars.has(token)) throw this.#unexpected(offset);
    this.#begin(offset, closer === undefined ? "separator" : "inside");
    if (this.#treatment === "skip") this.#start = undefined;
    this.#open = closer === undefined ? [] : [closer];
  }

  #begin(offset: number, expected: "colon" | "separator" | "inside"): void {
    this.#startLine = this.#window.lineAt(offset);
    this.#start = offset;
    this.#expected = expected;
  }

  #finish(end: number): void {
    this.#expected = "separator";
    if (this.#start === undefined || this.#key === undefined) return;
    const place = { key: this.#key, line: this.#startLine };
    const bytes = this.#window.slice(this.#start, end);
    this.#start = undefined;
    this.#options.take({ ...place, bytes, ...(this.#index !== undefined && { index: this.#index }) });
    if (this.#index !== undefined) this.#index += 1;
  }

  #separate(token: TokenType, offset: number): void {
    const isInList = this.#index !== undefined;
    if (token === TokenType.COMMA && this.#expected === "separator") {
      this.#isFirst = false;
      this.#expected = isInList ? "record" : "member";
      if (!isInList) this.#key = undefined;
    } else if (isInList && token === TokenType.RIGHT_BRACKET) {
      this.#index = undefined;
      this.#expected = "separator";
    } else if (!isInList && token === TokenType.RIGHT_BRACE) {
      this.#expected = "nothing";
      this.#key = undefined;
      this.#startLine = this.#window.lineAt(offset);
    } else {
      throw this.#unexpected(offset);
    }
  }

  #enterList(): void {
    this.#index = 0;
    this.#isFirst = true;
    this.#expected = "record";
  }

  #checkLength(): void {
    const { end } = this.#window;
    if (end - this.#lastToken > RECORD_LIMIT_BYTES) throw this.#fail(`a string in it ${TOO_LONG}`);
    const limit = (this.#index === undefined ? LINE_LIMIT_BYTES : RECORD_LIMIT_BYTES) * SLACK;
    if (this.#start !== undefined && end - this.#start > limit)
      throw this.#fail(`it is longer than ${mebibytes(limit)}`);
  }

  #complaintAbout(error: unknown): string {
    if (this.isWhole) return AFTER_THE_END;
    return error instanceof TypeError ? "it is not UTF-8" : "it is not JSON";
  }

  #unexpected(offset: number): SyncFileError {
    return this.#fail("it is not JSON", { offset });
  }

  /** About the value that is being read, else about the place at `offset`, or the last that made sense, or the end. */
  #fail(complaint: string, at: { offset?: number; cause?: unknown } = {}): SyncFileError {
    const { offset = this.#lastToken, cause } = at;
    const isBetween = this.#start === undefined && !this.isWhole;
    const line = isBetween ? this.#window.lineAt(offset) : this.#startLine;
    const record = this.#index === undefined ? "" : `[${this.#index}]`;
    const where = this.#key === undefined ? "" : `${this.#key}${record}: `;
    return new SyncFileError(`${this.#options.file}:${line}: ${where}${complaint}`, { cause });
  }
}
