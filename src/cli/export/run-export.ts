import type { ByteText } from "../../export/byte-text.js";
import { readColumnMap } from "../../export/columns/read-column-map.js";
import { plainText } from "../../model/plain-text.js";
import { openSyncFile, type SyncFile } from "../../sync-file/read.js";
import { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { labeled } from "../layout.js";
import { typesLeftOut } from "../look/type-filter.js";
import { counted, sizeText } from "../number-text.js";
import { finishReading, introduce, readerFile, STRANGERS } from "../reader.js";
import { stoppable } from "../stoppable.js";
import { c1zExport, loadC1z } from "./c1z-export.js";
import { chooseFormat } from "./choose-format.js";
import type { Export } from "./export.js";
import type { ExportFlags, ExportFormat } from "./export-flags.js";
import { findRisk, readRiskInputs, refuseSingleReading } from "./find-risk.js";
import { batonFileExport, c1CsvExport } from "./graph-export.js";
import { choosePlace, holdPlace, type OutputPlace, releasePlace, writeTo } from "./output-place.js";
import { refuseInputs } from "./refuse-inputs.js";
import { rowExport } from "./row-export.js";
import { rowPrint } from "./row-print.js";
import { type Reader, refuseFalseFile, refuseIncomplete } from "./whole.js";

const RISK = "--risk";

/** `jc-connector export`: who may reach what, in the form that another tool reads. */
export async function runExport(
  named: string | undefined,
  given: ExportFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const format = chooseFormat(given);
  const flags = { ...given, format };
  const form = await formOf(format, { named, flags, context });
  const path = await readerFile(named, flags, context.io.env);
  if (flags.risk) await refuseSingleReading(path, RISK);
  const chosen = await choosePlace(flags.out);
  await refuseInputs(chosen, flags, path);
  if (form.holdsPlace !== true) return exportTo(chosen, form, { path, flags, context });
  const place = await holdPlace(flags.out);
  try {
    return await exportTo(place, form, { path, flags, context });
  } finally {
    await releasePlace(place);
  }
}

async function exportTo(
  place: OutputPlace,
  form: Form,
  { path, flags, context }: { path: string; flags: ChosenFlags; context: CommandContext },
): Promise<ExitCode> {
  const { io, signal } = context;
  const file = await openSyncFile(path, { stdin: io.stdin });
  try {
    introduce(file.header, flags, context);
    refuseIncomplete(file, { reader: form.reader, flags });
    const batches = stoppable(file.batches(), signal);
    const made = await form.make(new SectionCursor(batches), { path, file });
    const readToEnd = async () => {
      while (!(await batches.next()).done);
      await file.manifest();
      refuseFalseFile(file, { reader: form.reader, flags, strangers: made.strangers?.() ?? 0 });
    };
    const size = await writeTo(place, before(made.pieces, readToEnd), context);
    tell({ file, place, size, made }, flags, context);
    return finishReading(file, flags, context);
  } finally {
    await file.close();
  }
}

type ChosenFlags = ExportFlags & { format: ExportFormat };

interface Form {
  /** Who takes what is lacking for gone, where somebody does. */
  reader: Reader | undefined;
  /** Where more than the file is laid at its place. */
  holdsPlace?: true;
  make(cursor: SectionCursor, from: { path: string; file: SyncFile }): Export | Promise<Export>;
}

async function formOf(
  format: ExportFormat,
  { named, flags, context }: { named: string | undefined; flags: ExportFlags; context: CommandContext },
): Promise<Form> {
  if (format === "c1-csv") return { reader: "ConductorOne", make: (cursor) => c1CsvExport(cursor, flags) };
  if (format === "baton-file") {
    return { reader: "ConductorOne", make: (cursor) => batonFileExport(cursor, flags) };
  }
  if (format === "c1z") {
    const { signal } = context;
    const writes = await loadC1z();
    return {
      reader: "ConductorOne",
      holdsPlace: true,
      make: (cursor, { file }) => c1zExport(writes, { cursor, file, out: flags.out ?? "", signal }),
    };
  }
  const map = flags.columns === undefined ? undefined : await readColumnMap(flags.columns);
  const given = flags.risk ? await readRiskInputs(flags, context) : undefined;
  return {
    reader: map?.deletesMissing ? map.name : undefined,
    async make(cursor, { path, file: { header } }) {
      const risk = given && (await findRisk(path, { header, given, named, asker: RISK, flags, context }));
      return rowExport(cursor, { print: rowPrint(format, flags, map), flags, header, risk });
    },
  };
}

/** What is behind the records, the manifest too, is read before a file takes the place of the one before. */
async function* before(
  pieces: Export["pieces"],
  readToEnd: () => Promise<void>,
): AsyncGenerator<string | ByteText> {
  yield* pieces;
  await readToEnd();
}

function tell(
  done: { file: SyncFile; place: OutputPlace; size: number; made: Export },
  { out }: ExportFlags,
  { screen, isQuiet }: CommandContext,
): void {
  const { file, place, size, made } = done;
  for (const type of typesLeftOut(undefined, file.header.options)) {
    screen.write(
      `jc-connector: the sync left out ${type} (--without): no rows do not mean that there are none\n`,
    );
  }
  const strangers = made.strangers?.() ?? 0;
  if (strangers > 0) screen.write(`jc-connector: ${counted(strangers, "grant")} left out, ${STRANGERS}\n`);
  for (const remark of made.remarks()) screen.write(`jc-connector: ${plainText(remark)}\n`);
  if (isQuiet) return;
  if (out !== undefined && place.kind !== "standard output") {
    const text = place.kind === "file" ? `${plainText(out)}, ${sizeText(size)}` : plainText(out);
    screen.write(labeled("Written", text, { width: screen.width, labelWidth: 12 }));
  }
  screen.write(`${made.closing()}\n`);
}
