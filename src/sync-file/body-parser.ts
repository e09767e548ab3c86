import { isUtf8 } from "node:buffer";
import { SyncFileError } from "./errors.js";
import { describeIssue } from "./issue.js";
import { LINE_LIMIT_BYTES } from "./line-batches.js";
import { type Manifest, manifestSchema } from "./manifest.js";
import {
  type OrderPolicy,
  RECORD_LIMIT_BYTES,
  SectionParser,
  type SyncFileRecord,
} from "./section-parser.js";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MANIFEST_KEY = '"manifest":';

/** Reads everything after the head's line: the four sections and the manifest, line by line. */
export class BodyParser {
  readonly #file: string;
  readonly #waiting: {
    parse(line: string, number: number): SyncFileRecord;
    name: string;
    end(line: number): void;
  }[];
  #isInside = false;
  #line = 1;
  #manifest: Manifest | undefined;

  constructor(file: string, order: OrderPolicy) {
    this.#file = file;
    const options = { file, order };
    this.#waiting = [
      new SectionParser("resourceTypes", options),
      new SectionParser("resources", options),
      new SectionParser("entitlements", options),
      new SectionParser("grants", options),
    ];
  }

  /** The records of a batch of whole lines. Throws SyncFileError. */
  parse(lines: Buffer): SyncFileRecord[] {
    const records: SyncFileRecord[] = [];
    const isText = isUtf8(lines);
    for (let start = 0; start < lines.length; ) {
      this.#line += 1;
      const end = lines.indexOf(LINE_FEED, start);
      if (end === -1) throw this.#unfinished(lines.length - start);
      if (!isText && !isUtf8(lines.subarray(start, end))) throw this.#fail("it is not UTF-8");
      // Something that rewrote the line feeds changed nothing that the file says.
      const isCrlf = end > start && lines[end - 1] === CARRIAGE_RETURN;
      const record = this.#parseLine(lines.toString("utf8", start, isCrlf ? end - 1 : end), end - start);
      if (record !== undefined) records.push(record);
      start = end + 1;
    }
    return records;
  }

  /** The manifest, when the last line is read. Throws SyncFileError when the file ended before it. */
  end(): Manifest {
    if (this.#manifest === undefined) throw this.#cut();
    return this.#manifest;
  }

  #parseLine(text: string, bytes: number): SyncFileRecord | undefined {
    if (this.#manifest !== undefined) throw this.#fail("something follows the manifest");
    const [section] = this.#waiting;
    if (section === undefined) {
      this.#manifest = this.#parseManifest(text);
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
    if (bytes > RECORD_LIMIT_BYTES) throw this.#tooLong(RECORD_LIMIT_BYTES);
    return section.parse(text, this.#line);
  }

  #parseManifest(text: string): Manifest {
    if (!text.startsWith(MANIFEST_KEY) || !text.endsWith("}")) {
      throw this.#fail(`expected ${MANIFEST_KEY} but found ${excerpt(text)}`);
    }
    const result = manifestSchema.safeParse(this.#json(text.slice(MANIFEST_KEY.length, -1)), {
      reportInput: true,
    });
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw this.#fail(`manifest: ${issue === undefined ? "it is none" : describeIssue(issue)}`, result.error);
  }

  #json(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw this.#fail("manifest: it is not JSON", error);
    }
  }

  #unfinished(bytes: number): SyncFileError {
    return bytes > LINE_LIMIT_BYTES ? this.#tooLong(LINE_LIMIT_BYTES) : this.#cut();
  }

  #cut(): SyncFileError {
    return new SyncFileError(`${this.#file}: the file is cut: it ends in line ${this.#line}`);
  }

  #tooLong(limit: number): SyncFileError {
    return this.#fail(`the line is longer than ${limit / 1024 / 1024} MiB`);
  }

  #fail(complaint: string, cause?: unknown): SyncFileError {
    return new SyncFileError(`${this.#file}:${this.#line}: ${complaint}`, { cause });
  }
}

function excerpt(text: string): string {
  return text === "" ? "an empty line" : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
