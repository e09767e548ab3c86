import type { KnownRecords } from "../sync-file/known-records.js";
import type { SyncFile } from "../sync-file/read.js";
import { type SectionName, type SectionRecords, sectionNames, sections } from "../sync-file/section.js";
import { isOfSection, type ParsedRecord, type SyncFileRecord } from "../sync-file/section-parser.js";

/** What stands under one id in the two files; at least one of them has it. */
export interface Pair<Item> {
  before?: Item;
  after?: Item;
  /** Both files have the same line. */
  isSame: boolean;
}

/** Takes the pairs of each section, in the order of the files. */
export type PairVisitor = { [Name in SectionName]: (pair: Pair<SectionRecords[Name]>) => void };

/**
 * Reads two sync files side by side, each once; memory does not grow with them. `known` is what the newer one was opened
 * with, and gets the records of the older one. Throws SyncFileError, and what the visitor throws.
 */
export async function mergeFiles(
  files: { before: SyncFile; after: SyncFile; known?: KnownRecords },
  visitor: PairVisitor,
): Promise<void> {
  const before = new Reading(ahead(files.before.batches(), files.known));
  const after = new Reading(files.after.batches());
  for (const name of sectionNames) await mergeSection(name, { before, after, visit: visitor[name] });
}

/** The pair that comes first of what the two files go on with. */
function firstPair<Name extends SectionName>(
  name: Name,
  old: ParsedRecord<Name> | undefined,
  new_: ParsedRecord<Name> | undefined,
): Pair<SectionRecords[Name]> | undefined {
  if (old === undefined) return new_ && { after: new_.record, isSame: false };
  if (new_ === undefined) return { before: old.record, isSame: false };
  const before: SectionRecords[Name] = old.record;
  const after: SectionRecords[Name] = new_.record;
  // Where a line was parsed once for both files, its text need not be looked at either.
  if (before === after || old.text === new_.text) return { before, after, isSame: true };
  const order = sections[name].compare(before, after);
  if (order < 0) return { before, isSame: false };
  return order > 0 ? { after, isSame: false } : { before, after, isSame: false };
}

async function mergeSection<Name extends SectionName>(
  name: Name,
  side: { before: Reading; after: Reading; visit: PairVisitor[Name] },
): Promise<void> {
  const { before, after, visit } = side;
  for (;;) {
    if (before.isSpent) await before.refill();
    if (after.isSpent) await after.refill();
    const pair = firstPair(name, before.peek(name), after.peek(name));
    if (pair === undefined) return;
    visit(pair);
    if (pair.before !== undefined) before.advance();
    if (pair.after !== undefined) after.advance();
  }
}

/** Reads one batch ahead, so that the other file finds its records known when it comes to them. */
async function* ahead(
  batches: AsyncIterable<readonly SyncFileRecord[]>,
  known: KnownRecords | undefined,
): AsyncGenerator<readonly SyncFileRecord[]> {
  let waiting: readonly SyncFileRecord[] | undefined;
  for await (const batch of batches) {
    known?.add(batch);
    if (waiting !== undefined) yield waiting;
    waiting = batch;
  }
  if (waiting !== undefined) yield waiting;
}

/** Where one of the files is being read. */
class Reading {
  readonly #batches: AsyncIterator<readonly SyncFileRecord[]>;
  #batch: readonly SyncFileRecord[] = [];
  #index = 0;
  #isAtEnd = false;

  constructor(batches: AsyncIterable<readonly SyncFileRecord[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  get isSpent(): boolean {
    return this.#index === this.#batch.length && !this.#isAtEnd;
  }

  async refill(): Promise<void> {
    while (this.isSpent) {
      const next = await this.#batches.next();
      this.#isAtEnd = next.done === true;
      this.#batch = next.done ? [] : next.value;
      this.#index = 0;
    }
  }

  /** The next record, when it is of that section. */
  peek<Name extends SectionName>(name: Name): ParsedRecord<Name> | undefined {
    const entry = this.#batch[this.#index];
    return entry !== undefined && isOfSection(entry, name) ? entry : undefined;
  }

  advance(): void {
    this.#index += 1;
  }
}
