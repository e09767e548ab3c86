import type { SectionName, SectionRecords } from "./section.js";
import { isOfSection, type SyncFileRecord } from "./section-parser.js";

/** Hands out the records of a sync file section by section, in the order of the file, without holding them. */
export class SectionCursor {
  readonly #batches: AsyncIterator<readonly SyncFileRecord[]>;
  #batch: readonly SyncFileRecord[] = [];
  #index = 0;

  constructor(batches: AsyncIterable<readonly SyncFileRecord[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Each section once, one after the other. */
  async *section<Name extends SectionName>(name: Name): AsyncGenerator<SectionRecords[Name]> {
    for await (const records of this.batches(name)) {
      for (const record of records) yield record;
    }
  }

  /** The same, some hundred at a time: for who reads a million. Whoever stops early has passed over what came along. */
  async *batches<Name extends SectionName>(name: Name): AsyncGenerator<readonly SectionRecords[Name][]> {
    for (;;) {
      const records: SectionRecords[Name][] = [];
      for (;;) {
        const entry = this.#batch[this.#index];
        if (entry === undefined || !isOfSection(entry, name)) break;
        records.push(entry.record);
        this.#index += 1;
      }
      if (records.length > 0) yield records;
      if (this.#index < this.#batch.length) return;
      const next = await this.#batches.next();
      if (next.done) return;
      this.#batch = next.value;
      this.#index = 0;
    }
  }
}
