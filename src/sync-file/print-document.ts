import { ContentCounter, type ContentCounts } from "./counts.js";
import { ContentDigest } from "./digest.js";
import { printHead } from "./head.js";
import type { SyncHeader } from "./header.js";
import { type Manifest, manifestSchema } from "./manifest.js";
import { printerOf, type SectionName, type SectionRecords, sections } from "./section.js";

/** Where a batch of lines is passed on: fast to write, small to hold. */
const BATCH_CHARACTERS = 64 * 1024;

export type Records<Item> = Iterable<Item> | AsyncIterable<Item>;

/** What the manifest can only know when every record is written. */
export interface ContentFacts {
  digest: string;
  counts: ContentCounts;
}

/** A sync file to be written: its records strictly sorted, and well-formed for their schemas. */
export interface SyncDocument {
  header: SyncHeader;
  resourceTypes: Records<SectionRecords["resourceTypes"]>;
  resources: Records<SectionRecords["resources"]>;
  entitlements: Records<SectionRecords["entitlements"]>;
  grants: Records<SectionRecords["grants"]>;
  manifest(facts: ContentFacts): Manifest;
}

/**
 * The text of a sync file in pieces of about 64 KB, and in the end what it holds: the head's line, each section
 * with one record a line, the manifest's line. A section without records is its opening and its closing line.
 *
 * Throws an Error when records are not strictly sorted: that is a bug of whoever made them.
 */
export async function* printDocument(document: SyncDocument): AsyncGenerator<string, ContentFacts> {
  const content = { counter: new ContentCounter(), digest: new ContentDigest() };
  yield `${printHead(document.header)}\n`;
  yield* printSection("resourceTypes", document.resourceTypes, content);
  yield* printSection("resources", document.resources, content);
  yield* printSection("entitlements", document.entitlements, content);
  yield* printSection("grants", document.grants, content);
  const facts = { digest: content.digest.finish(), counts: content.counter.counts() };
  yield `"manifest":${JSON.stringify(manifestSchema.parse(document.manifest(facts)))}}\n`;
  return facts;
}

interface Content {
  counter: ContentCounter;
  digest: ContentDigest;
}

async function* printSection<Name extends SectionName>(
  name: Name,
  records: Records<SectionRecords[Name]>,
  content: Content,
): AsyncGenerator<string> {
  const batch = new LineBatch(name, content);
  yield `"${name}":[`;
  // A plain iterable is not awaited record by record: that would cost as much as the printing.
  if (Symbol.iterator in records) {
    for (const record of records) {
      batch.add(record);
      if (batch.isFull()) yield batch.take();
    }
  } else {
    for await (const record of records) {
      batch.add(record);
      if (batch.isFull()) yield batch.take();
    }
  }
  yield `${batch.take()}\n],\n`;
}

/** Record lines of one section that wait to be passed on together. */
class LineBatch<Name extends SectionName> {
  readonly #name: Name;
  readonly #content: Content;
  readonly #print: (record: SectionRecords[Name]) => string;
  readonly #compare: (a: SectionRecords[Name], b: SectionRecords[Name]) => number;
  readonly #typeOf: (record: SectionRecords[Name]) => string;
  #previous: SectionRecords[Name] | undefined;
  #written = 0;
  #lines: string[] = [];
  #characters = 0;

  constructor(name: Name, content: Content) {
    this.#name = name;
    this.#content = content;
    this.#print = printerOf(name);
    this.#compare = sections[name].compare;
    this.#typeOf = sections[name].typeOf;
  }

  add(record: SectionRecords[Name]): void {
    const line = this.#print(record);
    if (this.#previous !== undefined && this.#compare(this.#previous, record) >= 0) {
      throw new Error(
        `${this.#name} are not strictly sorted: ${this.#print(this.#previous)} stands before ${line}`,
      );
    }
    this.#previous = record;
    this.#content.counter.add(this.#name, this.#typeOf(record));
    this.#lines.push(line);
    this.#characters += line.length;
  }

  isFull(): boolean {
    return this.#characters >= BATCH_CHARACTERS;
  }

  /** The waiting lines, each after the line feed, and the comma, that end the line above it. */
  take(): string {
    const lines = this.#lines;
    if (lines.length === 0) return "";
    const text = lines.join("\n");
    this.#content.digest.addText(this.#name, text);
    const opening = this.#written === 0 ? "\n" : ",\n";
    this.#written += lines.length;
    this.#lines = [];
    this.#characters = 0;
    // A line has no raw line feed in it, and joining its lines once more takes longer.
    return `${opening}${text.replaceAll("\n", ",\n")}`;
  }
}
