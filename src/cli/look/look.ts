import { plainText } from "../../model/plain-text.js";
import type { ResourceType } from "../../model/resource-type.js";
import { openSyncFile } from "../../sync-file/read.js";
import { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import type { TextStream } from "../io.js";
import { hanging } from "../layout.js";
import { counted } from "../number-text.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { finishReading, introduce, type ReaderFlags, readerFile } from "../reader.js";
import { stoppable } from "../stoppable.js";
import type { Table } from "../table/column.js";
import { printerOf, type RowFormat, type Rows } from "../table/row-format.js";
import { refuseUnknownTypes, typesLeftOut } from "./type-filter.js";

/** The flags of every command that lists something of a sync file. */
export interface LookFlags extends ReaderFlags<RowFormat> {
  type?: readonly string[];
}

/** A list out of a sync file. */
export interface Look<Row> {
  table: Table<Row>;
  /** Takes what it needs of the sections after the resource types, in their order. */
  rows(cursor: SectionCursor, resourceTypes: readonly ResourceType[]): Rows<Row>;
  /** What to tell a person when everything is read; lines for standard error. */
  remarks?(): readonly string[];
}

/** Lists rows of a sync file on standard output; the whole file is read, so that one that is cut never looks whole. */
export async function runLook<Row>(
  named: string | undefined,
  flags: LookFlags,
  context: CommandContext,
  look: Look<Row>,
): Promise<ExitCode> {
  const { io, screen, isQuiet, signal } = context;
  const file = await openSyncFile(await readerFile(named, flags, io.env), { stdin: io.stdin });
  try {
    introduce(file.header, flags, context);
    const batches = stoppable(file.batches(), signal);
    const cursor = new SectionCursor(batches);
    const resourceTypes = await collect(cursor.section("resourceTypes"));
    refuseUnknownTypes(flags.type, resourceTypes);
    const seen: { rows: number; omitted: readonly string[] } = { rows: 0, omitted: [] };
    const print = await printerOf(flags.format);
    const width = terminalWidth(io.stdout);
    // What is behind the rows, the manifest too, is read before the list is closed.
    const readToEnd = async () => {
      while (!(await batches.next()).done);
      await file.manifest();
    };
    const pieces = print(counting(look.rows(cursor, resourceTypes), { seen, readToEnd }), look.table, {
      ...(width !== undefined && { width }),
      paint: createPaint(io.stdout, { mode: context.color, env: io.env }),
      onOmitted(keys) {
        seen.omitted = keys;
      },
    });
    await writeOutput(context, pieces);
    for (const type of typesLeftOut(flags.type, file.header.options)) {
      screen.write(
        `jc-connector: the sync left out ${type} (--without): no rows do not mean that there are none\n`,
      );
    }
    for (const remark of look.remarks?.() ?? []) screen.write(`jc-connector: ${plainText(remark)}\n`);
    if (width !== undefined && flags.format === "text" && !isQuiet) {
      screen.write(hanging("", closing(look.table.noun, seen), { width: screen.width, indent: 0 }));
    }
    return finishReading(file, flags, context);
  } finally {
    await file.close();
  }
}

function closing(noun: string, { rows, omitted }: { rows: number; omitted: readonly string[] }): string {
  const count = counted(rows, noun);
  return omitted.length === 0
    ? count
    : `${count}. No room for ${omitted.join(", ")}: a wider terminal, or -o json`;
}

/** A terminal that does not tell its width is taken for one as terminals were. */
function terminalWidth({ isTTY, columns }: TextStream): number | undefined {
  return isTTY === true ? columns || 80 : undefined;
}

async function* counting<Row>(
  rows: Rows<Row>,
  { seen, readToEnd }: { seen: { rows: number }; readToEnd(): Promise<void> },
): AsyncGenerator<readonly Row[]> {
  for await (const batch of rows) {
    seen.rows += batch.length;
    yield batch;
  }
  await readToEnd();
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
