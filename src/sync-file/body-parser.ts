import { isUtf8 } from "node:buffer";
import { SyncFileError } from "./errors.js";
import { LINE_LIMIT_BYTES, mebibytes, RECORD_LIMIT_BYTES } from "./limits.js";
import type { Manifest } from "./manifest.js";
import { TOO_LONG } from "./parse-json.js";
import { parseManifest } from "./parse-manifest.js";
import {
  type AnySectionParser,
  createSectionParsers,
  type ParseOptions,
  type SyncFileRecord,
} from "./section-parser.js";

const LINE_FEED = 0x0a;
const MANIFEST_KEY = '"manifest":';

/** Reads everything after the head's line: the four sections and the manifest, line by line. */
export class BodyParser {
  readonly #file: string;
  readonly #waiting: AnySectionParser[];
  #isInside = false;
  #line = 1;
  #manifest: { manifest: Manifest; line: number } | undefined;

  constructor(options: ParseOptions) {
    this.#file = options.file;
    this.#waiting = createSectionParsers(options);
  }

  /** The records of a batch of whole lines. Throws SyncFileError. */
  parse(lines: Buffer): SyncFileRecord[] {
    const records: SyncFileRecord[] = [];
    const isText = isUtf8(lines);
    for (let start = 0; start < lines.length; ) {
      this.#line += 1;
      const end = lines.indexOf(LINE_FEED, start);
      if (end === -1) {
        if (this.#manifest !== undefined && lineText(lines, start, lines.length) === "") break;
        throw this.#unfinished(lines.length - start);
      }
      if (!isText && !isUtf8(lines.subarray(start, end))) throw this.#fail("it is not UTF-8");
      const record = this.#parseLine(lineText(lines, start, end), end - start);
      if (record !== undefined) records.push(record);
      start = end + 1;
    }
    return records;
  }

  /** The manifest, when the last line is read. Throws SyncFileError when the file ended before it. */
  end(): { manifest: Manifest; line: number } {
    if (this.#manifest === undefined) throw this.#cut();
    return this.#manifest;
  }

  #parseLine(text: string, bytes: number): SyncFileRecord | undefined {
    if (this.#manifest !== undefined) {
      if (text === "") return undefined;
      throw this.#fail("something follows the manifest");
    }
    const [section] = this.#waiting;
    if (section === undefined) {
      this.#manifest = { manifest: this.#parseManifest(text), line: this.#line };
      return undefined;
    }
    if (!this.#isInside) {
      const opening = `"${section.name}":[`;
      if (text !== opening) throw this.#fail(`expected ${opening} but found ${excerpt(text)}`);
      this.#isInside = true;
      return undefined;
    }
    if (text === "],") {
      section.end(this.#line);
      this.#waiting.shift();
      this.#isInside = false;
      return undefined;
    }
    if (bytes > RECORD_LIMIT_BYTES) throw this.#fail(`it ${TOO_LONG}`);
    return section.parse(text, this.#line);
  }

  #parseManifest(text: string): Manifest {
    if (!text.startsWith(MANIFEST_KEY) || !text.endsWith("}")) {
      throw this.#fail(`expected ${MANIFEST_KEY} but found ${excerpt(text)}`);
    }
    return parseManifest(text.slice(MANIFEST_KEY.length, -1), (complaint, cause) =>
      this.#fail(complaint, cause),
    );
  }

  #unfinished(bytes: number): SyncFileError {
    if (bytes <= LINE_LIMIT_BYTES) return this.#cut();
    return this.#fail(`the line is longer than ${mebibytes(LINE_LIMIT_BYTES)}`);
  }

  #cut(): SyncFileError {
    return new SyncFileError(`${this.#file}: the file is cut: it ends in line ${this.#line}`);
  }

  /** About the line, or the record that stands there. */
  #fail(complaint: string, cause?: unknown): SyncFileError {
    const [section] = this.#waiting;
    if (this.#isInside && section !== undefined) return section.fail(this.#line, complaint, cause);
    return new SyncFileError(`${this.#file}:${this.#line}: ${complaint}`, { cause });
  }
}

/** What re-writes line feeds, indents or leaves blanks at the end changes nothing that the file says. */
function lineText(lines: Buffer, start: number, end: number): string {
  let first = start;
  while (first < end && isBlank(lines[first])) first += 1;
  let last = end;
  while (last > first && isBlank(lines[last - 1])) last -= 1;
  return lines.toString("utf8", first, last);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

function excerpt(text: string): string {
  return text === "" ? "an empty line" : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
