import { type SectionName, type SectionRecords, sectionNames, sections } from "../sync-file/section.js";
import type { Diff } from "./diff.js";
import { documentOf } from "./document-of.js";

/**
 * A diff as one JSON document, in pieces: one event and one record a line, so that a million changes are never one
 * string. The same files give the same bytes.
 */
export function* printDiff(diff: Diff): Generator<string> {
  const { format, version, old, new: new_, certain, ...lists } = documentOf(diff);
  yield `${JSON.stringify({ format, version, old, new: new_, certain }).slice(0, -1)},\n`;
  yield* printList("uncertain", lists.uncertain);
  yield ",\n";
  if (lists.syncs !== undefined && lists.passing !== undefined) {
    yield* printList("syncs", lists.syncs);
    yield ",\n";
    yield* printList("passing", lists.passing);
    yield ",\n";
  }
  yield* printList("events", lists.events);
  for (const name of sectionNames) {
    yield ",\n";
    yield* printSection(name, lists);
  }
  yield "}\n";
}

/** Records stand as they do in a sync file. */
function* printSection<Name extends SectionName>(
  name: Name,
  lists: {
    [Section in Name]: {
      added: Iterable<SectionRecords[Section]>;
      removed: Iterable<SectionRecords[Section]>;
      changed: Iterable<unknown>;
    };
  },
): Generator<string> {
  const { print } = sections[name];
  const { added, removed, changed } = lists[name];
  yield `"${name}":{\n`;
  yield* printLines("added", linesOf(added, print));
  yield ",\n";
  yield* printLines("removed", linesOf(removed, print));
  yield ",\n";
  yield* printList("changed", changed);
  yield "}";
}

/** One after the other: a million of them are never held together. */
function* linesOf<Item>(items: Iterable<Item>, lineOf: (item: Item) => string): Generator<string> {
  for (const item of items) yield lineOf(item);
}

function printList(name: string, items: Iterable<unknown>): Generator<string> {
  return printLines(
    name,
    linesOf(items, (item) => JSON.stringify(item)),
  );
}

const BATCH_CHARACTERS = 64 * 1024;

function* printLines(name: string, lines: Iterable<string>): Generator<string> {
  let batch = `"${name}":[`;
  let isFirst = true;
  for (const line of lines) {
    batch += `${isFirst ? "\n" : ",\n"}${line}`;
    isFirst = false;
    if (batch.length < BATCH_CHARACTERS) continue;
    yield batch;
    batch = "";
  }
  yield `${batch}${isFirst ? "" : "\n"}]`;
}
