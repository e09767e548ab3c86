import { plainText } from "../model/plain-text.js";
import { latestFile } from "../sync-dir/latest.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { SyncFile } from "../sync-file/read.js";
import type { FalseCount } from "../sync-file/section-counts.js";
import type { CommandContext } from "./context.js";
import { UsageError } from "./errors.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { countText } from "./number-text.js";
import { organizationWords } from "./organization-words.js";
import { minuteText, spanText } from "./time-text.js";

/** The flags of every command that reads a sync file, whatever formats it knows. */
export interface ReaderFlags<Format extends string = "text" | "json"> {
  format: Format;
  /** The folder whose newest file is read. */
  dir?: string;
  /** Milliseconds. */
  maxAge?: number;
  allowIncomplete?: true;
}

/** So far two clocks may differ. */
export const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * Whose data is read, how old it is and whether it is whole: the first line of every reader. Without `now` it is the same
 * whenever it is asked for.
 */
export function readerLine(header: SyncHeader, now?: Date): string {
  const startedAt = new Date(header.startedAt);
  const age = now === undefined ? [] : [ageWords(now.getTime() - startedAt.getTime())];
  const completeness = header.complete
    ? "complete"
    : `INCOMPLETE: ${(header.incomplete ?? ["unknown"]).join(", ")}`;
  return [organizationWords(header.source), `sync of ${minuteText(startedAt)}`, ...age, completeness].join(
    ", ",
  );
}

function ageWords(ageMs: number): string {
  return ageMs < -CLOCK_SLACK_MS ? `${spanText(-ageMs)} LATER THAN NOW` : `${spanText(ageMs)} old`;
}

/** Tells a person what is read; says so too when it is older than was asked for. */
export function introduce(header: SyncHeader, flags: ReaderFlags<string>, context: CommandContext): void {
  const { screen, isQuiet } = context;
  if (!isQuiet) screen.write(`${readerLine(header, context.now())}\n`);
  const { maxAge } = flags;
  if (maxAge === undefined || !isTooOld(header, { maxAge, now: context.now() })) return;
  screen.write(`jc-connector: the data is older than --max-age allows (${spanText(maxAge)})\n`);
}

/** Whether the data is older than was asked for, or nobody knows how old. */
export function isTooOld(
  { startedAt }: Pick<SyncHeader, "startedAt">,
  { maxAge, now }: { maxAge: number; now: Date },
): boolean {
  const ageMs = now.getTime() - Date.parse(startedAt);
  // Of data that is dated later than now, nobody knows how old it is.
  return ageMs > maxAge || ageMs < -CLOCK_SLACK_MS;
}

/** What the state of the data makes of an exit code that would be `done`. */
export function readerExitCode(header: SyncHeader, flags: ReaderFlags<string>, now: Date): ExitCode {
  const { maxAge, allowIncomplete } = flags;
  if (maxAge !== undefined && isTooOld(header, { maxAge, now })) return exitCodes.incomplete;
  return header.complete || allowIncomplete ? exitCodes.done : exitCodes.incomplete;
}

/**
 * Says so when a file that was read to its end holds more or less than it states, and what that makes of the exit code:
 * as for data that is not whole. `verify` tells more of it.
 */
export function finishReading(
  file: Pick<SyncFile, "name" | "header" | "falseCounts" | "endsIncomplete">,
  flags: ReaderFlags<string>,
  { screen, now }: Pick<CommandContext, "screen" | "now">,
): ExitCode {
  const problem = falseStatementWords(file);
  if (problem === undefined) return readerExitCode(file.header, flags, now());
  screen.write(`jc-connector: ${problem}\n`);
  return exitCodes.incomplete;
}

/** Of grants of or to what the file does not hold. */
export const STRANGERS =
  "of or to what the file does not hold: somebody changed it (jc-connector verify FILE)";

/** What a file that was read to its end states about itself and is not; `undefined` when all is as stated. */
export function falseStatementWords(
  file: Pick<SyncFile, "name" | "header" | "falseCounts" | "endsIncomplete">,
): string | undefined {
  const problem = falseCountWords({ name: file.name, counts: file.falseCounts() });
  if (problem !== undefined || !file.header.complete || !file.endsIncomplete()) return problem;
  return `${plainText(file.name)}: it begins as complete and ends as incomplete: somebody changed it (jc-connector verify FILE)`;
}

/** "sync.json: it states 41 resources, and has 40: …"; `undefined` when all is as stated. */
export function falseCountWords(file: { name: string; counts: readonly FalseCount[] }): string | undefined {
  const counts = file.counts.map(({ section, stated, found }) => {
    const noun = section === "resourceTypes" ? "resource types" : section;
    return `${countText(stated)} ${noun}, and has ${countText(found)}`;
  });
  if (counts.length === 0) return undefined;
  return `${plainText(file.name)}: it states ${counts.join("; ")}: somebody changed it (jc-connector verify FILE)`;
}

/** What a reader reads: a file, or a folder of dated ones. */
export type ReaderInput = { kind: "file"; path: string } | { kind: "folder"; path: string };

/** The file that a reader reads when nothing is named. */
const DEFAULT_FILE = "sync.json";

/**
 * Chooses what is read: FILE or --dir, then JC_CONNECTOR_DIR, then sync.json. Throws UsageError when FILE and --dir are
 * both given: one of them would be passed over in silence.
 */
export function chooseInput(
  file: string | undefined,
  { dir }: Pick<ReaderFlags, "dir">,
  env: Readonly<Record<string, string | undefined>>,
): ReaderInput {
  if (dir === "") throw new UsageError("--dir names no folder");
  if (file !== undefined && dir !== undefined) {
    throw new UsageError(`${file} or the newest file of --dir ${dir}? Give one of them`);
  }
  if (file !== undefined) return { kind: "file", path: file };
  const folder = dir ?? (env.JC_CONNECTOR_DIR || undefined);
  return folder === undefined ? { kind: "file", path: DEFAULT_FILE } : { kind: "folder", path: folder };
}

/**
 * The path that a reader opens: FILE, the newest accepted file of the folder, or sync.json; "-" is standard input.
 *
 * Throws UsageError as chooseInput, and SyncFileError when the folder has no file to read.
 */
export async function readerFile(
  file: string | undefined,
  flags: Pick<ReaderFlags, "dir">,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const input = chooseInput(file, flags, env);
  return input.kind === "file" ? input.path : latestFile(input.path);
}
