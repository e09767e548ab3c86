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
    for (;;) {
      const entry = this.#batch[this.#index];
      if (entry === undefined) {
        const next = await this.#batches.next();
        if (next.done) return;
        this.#batch = next.value;
        this.#index = 0;
        continue;
      }
      if (!isOfSection(entry, name)) return;
      this.#index += 1;
      yield entry.record;
    }
  }
}
