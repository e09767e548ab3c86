import { type SectionName, type SectionRecords, sectionNames, sections } from "./section.js";
import { isOfSection, type SyncFileRecord } from "./section-parser.js";

/** More than two batches of the shortest records have. */
const MOST_AHEAD = 2000;

/**
 * The records of one file that another one, read beside it, has not passed yet: the same line is the same record, and
 * need not be parsed and checked again. Both are sorted, so that only the first of them can be it. Holds as much as
 * the one file is read ahead of the other.
 */
export class KnownRecords {
  #ahead: SyncFileRecord[] = [];
  #first = 0;

  add(batch: readonly SyncFileRecord[]): void {
    // Where the other file has come to its end, nobody passes them any more.
    const left = this.#ahead.slice(Math.max(this.#first, this.#ahead.length - MOST_AHEAD));
    this.#ahead = [...left, ...batch];
    this.#first = 0;
  }

  /** The record that stands in this line, where it is the next one. */
  find<Name extends SectionName>(section: Name, text: string): SectionRecords[Name] | undefined {
    const next = this.#ahead[this.#first];
    if (next === undefined || next.text !== text || !isOfSection(next, section)) return undefined;
    this.#first += 1;
    return next.record;
  }

  /** The other file has come to this record, and passed all that stand before it. */
  pass<Name extends SectionName>(section: Name, record: SectionRecords[Name]): void {
    for (;;) {
      const next = this.#ahead[this.#first];
      if (next === undefined || !isPassed(next, section, record)) return;
      this.#first += 1;
    }
  }
}

function isPassed<Name extends SectionName>(
  next: SyncFileRecord,
  section: Name,
  record: SectionRecords[Name],
): boolean {
  if (isOfSection(next, section)) return sections[section].compare(next.record, record) <= 0;
  return sectionNames.indexOf(next.section) < sectionNames.indexOf(section);
}
