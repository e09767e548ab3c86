import { privilegedBy } from "../../access/privileged.js";
import { plainText } from "../../model/plain-text.js";
import { openSyncFile, type SyncFile } from "../../sync-file/read.js";
import { SectionCursor } from "../../sync-file/section-cursor.js";
import type { CommandContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { labeled } from "../layout.js";
import { typesLeftOut } from "../look/type-filter.js";
import { sizeText } from "../number-text.js";
import { finishReading, introduce, readerFile } from "../reader.js";
import { stoppable } from "../stoppable.js";
import { chooseFormat } from "./choose-format.js";
import type { ExportFlags } from "./export-flags.js";
import { findRisk, refuseSingleReading } from "./find-risk.js";
import { choosePlace, type OutputPlace, writeTo } from "./output-place.js";
import { type Export, rowExport } from "./row-export.js";

/** `jc-connector export`: who may reach what, in the form that another tool reads. */
export async function runExport(
  named: string | undefined,
  given: ExportFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, signal } = context;
  const format = chooseFormat(given);
  const flags = { ...given, format };
  const path = await readerFile(named, flags, io.env);
  if (flags.risk) await refuseSingleReading(path);
  const place = await choosePlace(flags.out);
  const file = await openSyncFile(path, { stdin: io.stdin });
  try {
    const { header } = file;
    introduce(header, flags, context);
    const risk = flags.risk
      ? await findRisk(path, {
          header,
          isPrivileged: privilegedBy(flags.privileged ?? []),
          internalDomains: flags.internalDomain,
          context,
        })
      : undefined;
    const batches = stoppable(file.batches(), signal);
    const made = rowExport(new SectionCursor(batches), { format, flags, header, risk });
    const readToEnd = async () => {
      while (!(await batches.next()).done);
      await file.manifest();
    };
    const size = await writeTo(place, before(made.pieces, readToEnd), context);
    tell({ file, place, size, made }, flags, context);
    return finishReading(file, flags, context);
  } finally {
    await file.close();
  }
}

/** What is behind the records, the manifest too, is read before a file takes the place of the one before. */
async function* before(
  pieces: AsyncIterable<string>,
  readToEnd: () => Promise<void>,
): AsyncGenerator<string> {
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
  for (const remark of made.remarks()) screen.write(`jc-connector: ${plainText(remark)}\n`);
  if (isQuiet) return;
  if (out !== undefined && place.kind !== "standard output") {
    const text = place.kind === "file" ? `${plainText(out)}, ${sizeText(size)}` : plainText(out);
    screen.write(labeled("Written", text, { width: screen.width, labelWidth: 12 }));
  }
  screen.write(`${made.closing()}\n`);
}
