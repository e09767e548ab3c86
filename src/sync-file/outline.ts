import type { Piece } from "./document-walk.js";
import { SyncFileError } from "./errors.js";
import { FORMAT, parseHead } from "./head.js";
import type { SyncHeader } from "./header.js";
import type { Manifest } from "./manifest.js";
import { type Fail, parseJson } from "./parse-json.js";
import { parseManifest } from "./parse-manifest.js";
import { type SectionName, sectionNames } from "./section.js";

const wholeKeys = ["format", "version", "sync", "manifest"] as const;
type WholeKey = (typeof wholeKeys)[number];

/** What stands around the records of a document whose keys may come in any order. The methods throw SyncFileError. */
export class Outline {
  readonly #file: string;
  readonly #lines = new Map<string, number>();
  readonly #values = new Map<WholeKey, { text: string; line: number }>();
  readonly #notLists = new Map<SectionName, number>();
  #hasForeignKeys = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** What to do with the value of a key. */
  enter(key: string, line: number): "whole" | "records" | "skip" {
    const isSection = isSectionName(key);
    if (!isSection && !isWholeKey(key)) {
      this.#hasForeignKeys = true;
      return "skip";
    }
    if (this.#lines.has(key)) throw this.#fail(line, `${key} stands there a second time`);
    this.#lines.set(key, line);
    return isSection ? "records" : "whole";
  }

  /** A value that is no record of a section. */
  take({ key, line, bytes }: Piece): void {
    if (isSectionName(key)) this.#notLists.set(key, line);
    if (!isWholeKey(key)) return;
    this.#values.set(key, { text: bytes.toString("utf8"), line });
    if (key === "format" && this.#value("format") !== FORMAT) throw notSyncFile(this.#file);
  }

  /** Whether the keys so far are those of a sync file; "unknown" before any is. */
  get kind(): "sync file" | "other" | "unknown" {
    // Other files have versions too.
    if ([...this.#lines.keys()].some((key) => key !== "version")) return "sync file";
    return this.#hasForeignKeys ? "other" : "unknown";
  }

  get hasHead(): boolean {
    return this.#values.has("format") && this.#values.has("version") && this.#values.has("sync");
  }

  /** The header and its line; when it is there, or the document ended in `lastLine`. */
  header(lastLine: number): { header: SyncHeader; headerLine: number } {
    if (!this.#values.has("format")) throw notSyncFile(this.#file);
    const headerLine = this.#values.get("sync")?.line ?? lastLine;
    const head = { version: this.#value("version"), sync: this.#value("sync") };
    const header = parseHead(head, {
      name: this.#file,
      fail: (complaint, cause) => this.#fail(headerLine, complaint, cause),
    });
    return { header, headerLine };
  }

  /** Whether everything is there, for a document that ended in `lastLine`. */
  checkWhole(lastLine: number): void {
    for (const [section, line] of this.#notLists) throw this.#fail(line, `${section} is not a list`);
    for (const key of [...sectionNames, "manifest"]) {
      if (!this.#lines.has(key)) throw this.#fail(lastLine, `${key} is missing`);
    }
  }

  manifest(): { manifest: Manifest; line: number } {
    const { text, line } = this.#values.get("manifest") ?? { text: "", line: 1 };
    return { manifest: parseManifest(text, (complaint, cause) => this.#fail(line, complaint, cause)), line };
  }

  #value(key: WholeKey): unknown {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    const fail: Fail = (complaint, cause) => this.#fail(value.line, `${key}: ${complaint}`, cause);
    return parseJson(value.text, fail);
  }

  #fail(line: number, complaint: string, cause?: unknown): SyncFileError {
    return new SyncFileError(`${this.#file}:${line}: ${complaint}`, { cause });
  }
}

export function notSyncFile(name: string): SyncFileError {
  return new SyncFileError(`${name}: is not a sync file`);
}

export function isSectionName(key: string): key is SectionName {
  return sectionNames.some((name) => name === key);
}

function isWholeKey(key: string): key is WholeKey {
  return wholeKeys.some((name) => name === key);
}
