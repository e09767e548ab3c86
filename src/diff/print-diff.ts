import { type SectionName, type SectionRecords, sectionNames, sections } from "../sync-file/section.js";
import type { RecordChange } from "./changes.js";
import type { Diff } from "./diff.js";
import { DIFF_FORMAT, DIFF_VERSION } from "./document.js";

/**
 * A diff as one JSON document, in pieces: one event and one record a line, so that a million changes are never one
 * string. The same files give the same bytes.
 */
export function* printDiff(diff: Diff): Generator<string> {
  const { old, new: new_, uncertain, walk, events, changes } = diff;
  const head = {
    format: DIFF_FORMAT,
    version: DIFF_VERSION,
    old,
    new: new_,
    certain: uncertain.length === 0,
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n`;
  yield* printList("uncertain", uncertain);
  yield ",\n";
  if (walk !== undefined) {
    yield* printList("syncs", walk.syncs);
    yield ",\n";
    yield* printList("passing", walk.passing);
    yield ",\n";
  }
  yield* printList("events", events);
  for (const name of sectionNames) {
    yield ",\n";
    yield* printSection(name, changes[name]);
  }
  yield "}\n";
}

/** Records stand as they do in a sync file. */
function* printSection<Name extends SectionName>(
  name: Name,
  changes: readonly RecordChange<SectionRecords[Name]>[],
): Generator<string> {
  const { print } = sections[name];
  yield `"${name}":{\n`;
  yield* printLines(
    "added",
    linesOf(changes, (change) => change.kind === "added" && print(change.after)),
  );
  yield ",\n";
  yield* printLines(
    "removed",
    linesOf(changes, (change) => change.kind === "removed" && print(change.before)),
  );
  yield ",\n";
  yield* printLines(
    "changed",
    linesOf(
      changes,
      (change) => change.kind === "changed" && JSON.stringify({ id: change.id, fields: change.fields }),
    ),
  );
  yield "}";
}

/** One after the other: a million of them are never held together. */
function* linesOf<Item>(items: Iterable<Item>, lineOf: (item: Item) => string | false): Generator<string> {
  for (const item of items) {
    const line = lineOf(item);
    if (line !== false) yield line;
  }
}

function printList(name: string, items: readonly unknown[]): Generator<string> {
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
