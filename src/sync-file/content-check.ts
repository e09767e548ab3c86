import { ContentCounter } from "./counts.js";
import { ContentDigest } from "./digest.js";
import type { Problem } from "./finding.js";
import type { ContentFacts } from "./print-document.js";
import { type SectionName, sections } from "./section.js";
import type { ParsedRecord, SyncFileRecord } from "./section-parser.js";
import { ReferenceChecker } from "./verify-references.js";

/**
 * Compares what a sync file states with its records, as they are read. Memory grows with resources and entitlements, not
 * with grants.
 */
export class ContentCheck {
  readonly #references = new ReferenceChecker();
  readonly #counter = new ContentCounter();
  readonly #digest = new ContentDigest();

  /** Records in the order of the file; each of them is then to be given to `problemsOf`. */
  add(batch: readonly SyncFileRecord[]): void {
    this.#digest.addRecords(batch);
    for (const entry of batch) count(entry, this.#counter);
  }

  /** What a record says of those before it that is not so. */
  problemsOf(entry: SyncFileRecord): readonly Problem[] {
    return this.#references.check(entry);
  }

  /** What the records bear out. Only once, at the end. */
  finish(): ContentFacts {
    return { digest: this.#digest.finish(), counts: this.#counter.counts() };
  }
}

function count<Name extends SectionName>(
  { section, record }: ParsedRecord<Name>,
  counter: ContentCounter,
): void {
  counter.add(section, sections[section].typeOf(record));
}
