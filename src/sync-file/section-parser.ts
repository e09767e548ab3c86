import { SyncFileError } from "./errors.js";
import { describeIssue } from "./issue.js";
import { type SectionName, type SectionRecords, sections } from "./section.js";

/** The longest record line that is read. */
export const RECORD_LIMIT_BYTES = 16 * 1024 * 1024;

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

/** What to do about a record that stands in the wrong place: refuse the file, or go on and mark the record. */
export type OrderPolicy = "throw" | "report";

/** Reads the record lines of one section, in turn. */
export class SectionParser<Name extends SectionName> {
  readonly name: Name;
  readonly #file: string;
  readonly #order: OrderPolicy;
  #previous: SectionRecords[Name] | undefined;
  #endedWithComma = false;
  #count = 0;

  constructor(name: Name, options: { file: string; order: OrderPolicy }) {
    this.name = name;
    this.#file = options.file;
    this.#order = options.order;
  }

  /** Throws SyncFileError when the line is no record, or out of order and that is to be refused. */
  parse(recordLine: string, line: number): ParsedRecord<Name> {
    const index = this.#count;
    const fail = (complaint: string, cause?: unknown) =>
      new SyncFileError(`${this.#file}:${line}: ${this.name}[${index}]: ${complaint}`, { cause });
    if (index > 0 && !this.#endedWithComma) throw fail("no comma stands before it");
    this.#endedWithComma = recordLine.endsWith(",");
    const text = this.#endedWithComma ? recordLine.slice(0, -1) : recordLine;
    const record = this.#record(text, fail);
    const misplaced = this.#misplacement(record);
    if (misplaced !== undefined && this.#order === "throw") throw fail(complaintAbout(misplaced));
    this.#previous = record;
    this.#count += 1;
    return { section: this.name, record, line, index, text, ...(misplaced && { misplaced }) };
  }

  /** Throws SyncFileError when another record was promised. */
  end(line: number): void {
    if (this.#endedWithComma) {
      throw new SyncFileError(`${this.#file}:${line}: ${this.name}: a comma stands after the last record`);
    }
  }

  #record(text: string, fail: (complaint: string, cause?: unknown) => SyncFileError): SectionRecords[Name] {
    const result = sections[this.name].schema.safeParse(parseJson(text, fail), { reportInput: true });
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw fail(issue === undefined ? "it is no record" : describeIssue(issue), result.error);
  }

  #misplacement(record: SectionRecords[Name]): "duplicate" | "unsorted" | undefined {
    if (this.#previous === undefined) return undefined;
    const order = sections[this.name].compare(this.#previous, record);
    if (order < 0) return undefined;
    return order === 0 ? "duplicate" : "unsorted";
  }
}

/** What is wrong with a record in the wrong place, in words for a person. */
export function complaintAbout(misplaced: "duplicate" | "unsorted"): string {
  return misplaced === "duplicate"
    ? "it repeats the record before it"
    : "it is out of order: it belongs before the record above it";
}

function parseJson(text: string, fail: (complaint: string, cause?: unknown) => SyncFileError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail("it is not JSON", error);
  }
}
