import { canonicalText } from "./canonical-text.js";
import { SyncFileError } from "./errors.js";
import { describeIssue } from "./issue.js";
import type { KnownRecords } from "./known-records.js";
import { RECORD_LIMIT_BYTES } from "./limits.js";
import { type Fail, parseJson, TOO_LONG } from "./parse-json.js";
import { type LineReader, type SectionName, type SectionRecords, sections } from "./section.js";

/** A record as it stands in a file. */
export interface ParsedRecord<Name extends SectionName> {
  section: Name;
  record: SectionRecords[Name];
  /** From 1. */
  line: number;
  /** From 0, in its section: what jq calls it. */
  index: number;
  /** The line without line feed and comma: two records are the same when their texts are. */
  text: string;
  /** How the record breaks the strict order of its section, where that is asked to be reported. */
  misplaced?: "duplicate" | "unsorted";
}

/** A record of any section: `section` tells the type of `record`. */
export type SyncFileRecord = { [Name in SectionName]: ParsedRecord<Name> }[SectionName];

export function isOfSection<Name extends SectionName>(
  entry: SyncFileRecord,
  name: Name,
): entry is SyncFileRecord & ParsedRecord<Name> {
  return entry.section === name;
}

/** What to do about a record that stands in the wrong place: refuse the file, or go on and mark the record. */
export type OrderPolicy = "throw" | "report";

export interface ParseOptions {
  /** The file's name, for messages. */
  file: string;
  order: OrderPolicy;
  /** Records of a file that is read beside this one: the same line is the same record. */
  known?: Pick<KnownRecords, "find" | "pass">;
  passOver?: PassOver;
}

/** Whether a reader has no use for a record, by its line: it is then neither checked nor handed out. */
export type PassOver = (section: SectionName, text: string) => boolean;

/** Reads the record lines of one section, in turn. */
export class SectionParser<Name extends SectionName> {
  readonly name: Name;
  readonly #file: string;
  readonly #order: OrderPolicy;
  readonly #known: ParseOptions["known"];
  readonly #passOver: PassOver | undefined;
  readonly #lines: LineReader<SectionRecords[Name]> | undefined;
  #previous: SectionRecords[Name] | undefined;
  #endedWithComma = false;
  #count = 0;

  constructor(name: Name, { file, order, known, passOver }: ParseOptions) {
    this.name = name;
    this.#file = file;
    this.#order = order;
    this.#known = known;
    this.#passOver = passOver;
    this.#lines = sections[name].lines?.();
  }

  /**
   * A record's line; `undefined` for one that is passed over. Throws SyncFileError when it is no record, or out of
   * order and that is to be refused.
   */
  parse(recordLine: string, line: number): ParsedRecord<Name> | undefined {
    if (this.#count > 0 && !this.#endedWithComma) throw this.fail(line, "no comma stands before it");
    this.#endedWithComma = recordLine.endsWith(",");
    const text = this.#endedWithComma ? recordLine.slice(0, -1) : recordLine;
    if (this.#passOver?.(this.name, text)) {
      this.#count += 1;
      return undefined;
    }
    const known = this.#known?.find(this.name, text);
    if (known !== undefined) return this.#take({ record: known, text, line });
    const record = this.#lines?.find(text) ?? this.#parseWhole(text, line);
    this.#known?.pass(this.name, record);
    return this.#take({ record, text, line });
  }

  /** A record as something re-formatted it; its `text` will be the canonical one. Throws as `parse` does. */
  parseReformatted(json: string, line: number): ParsedRecord<Name> {
    const { record, value } = this.#parse(json, line);
    const text = canonicalText(this.name, { record, value });
    // White space does not count.
    if (json.length * 3 > RECORD_LIMIT_BYTES && Buffer.byteLength(text) > RECORD_LIMIT_BYTES) {
      throw this.fail(line, `it ${TOO_LONG}`);
    }
    return this.#take({ record, text, line });
  }

  /** Throws SyncFileError when another record was promised. */
  end(line: number): void {
    if (this.#endedWithComma) {
      throw new SyncFileError(`${this.#file}:${line}: ${this.name}: a comma stands after the last record`);
    }
  }

  /** The error about the next record, which stands in `line`. */
  fail(line: number, complaint: string, cause?: unknown): SyncFileError {
    return new SyncFileError(`${this.#file}:${line}: ${this.name}[${this.#count}]: ${complaint}`, { cause });
  }

  #parseWhole(text: string, line: number): SectionRecords[Name] {
    const { record } = this.#parse(text, line);
    this.#lines?.learn(text, record);
    return record;
  }

  #parse(text: string, line: number): { record: SectionRecords[Name]; value: unknown } {
    const fail: Fail = (complaint, cause) => this.fail(line, complaint, cause);
    const value = parseJson(text, fail);
    const result = sections[this.name].schema().safeParse(value, { reportInput: true });
    if (result.success) return { record: result.data, value };
    const [issue] = result.error.issues;
    throw fail(issue === undefined ? "it is no record" : describeIssue(issue), result.error);
  }

  #take(found: { record: SectionRecords[Name]; text: string; line: number }): ParsedRecord<Name> {
    const { record, text, line } = found;
    const misplaced = this.#misplacement(record);
    if (misplaced !== undefined && this.#order === "throw") throw this.fail(line, complaintAbout(misplaced));
    this.#previous = record;
    const index = this.#count;
    this.#count += 1;
    const parsed = { section: this.name, record, line, index, text };
    return misplaced === undefined ? parsed : { ...parsed, misplaced };
  }

  #misplacement(record: SectionRecords[Name]): "duplicate" | "unsorted" | undefined {
    if (this.#previous === undefined) return undefined;
    const order = sections[this.name].compare(this.#previous, record);
    if (order < 0) return undefined;
    return order === 0 ? "duplicate" : "unsorted";
  }
}

/** A parser of any section. */
export interface AnySectionParser extends Pick<SectionParser<SectionName>, "name" | "end" | "fail"> {
  parse(recordLine: string, line: number): SyncFileRecord | undefined;
  parseReformatted(json: string, line: number): SyncFileRecord;
}

/** One for each section, in the order of the file. */
export function createSectionParsers(options: ParseOptions): AnySectionParser[] {
  return [
    new SectionParser("resourceTypes", options),
    new SectionParser("resources", options),
    new SectionParser("entitlements", options),
    new SectionParser("grants", options),
  ];
}

/** What is wrong with a record in the wrong place, in words for a person. */
export function complaintAbout(misplaced: "duplicate" | "unsorted"): string {
  return misplaced === "duplicate"
    ? "it repeats the record before it"
    : "it is out of order: it belongs before the record above it";
}
