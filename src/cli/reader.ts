import type { SyncHeader } from "../sync-file/header.js";
import type { CommandContext } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { organizationWords } from "./organization-words.js";
import { minuteText, spanText } from "./time-text.js";

/** The flags of every command that reads a sync file. */
export interface ReaderFlags {
  format: "text" | "json";
  /** Milliseconds. */
  maxAge?: number;
  allowIncomplete?: true;
}

/** Whose data is read, how old it is and whether it is whole: the first line of every reader. */
export function readerLine(header: SyncHeader, now: Date): string {
  const startedAt = new Date(header.startedAt);
  const age = spanText(now.getTime() - startedAt.getTime());
  const completeness = header.complete
    ? "complete"
    : `INCOMPLETE: ${(header.incomplete ?? ["unknown"]).join(", ")}`;
  return `${organizationWords(header.source)}, sync of ${minuteText(startedAt)}, ${age} old, ${completeness}`;
}

/** Tells a person what is read; says so too when it is older than was asked for. */
export function introduce(header: SyncHeader, flags: ReaderFlags, context: CommandContext): void {
  const { screen, isQuiet } = context;
  if (!isQuiet) screen.write(`${readerLine(header, context.now())}\n`);
  const { maxAge } = flags;
  if (maxAge === undefined || !isTooOld(header, { maxAge, now: context.now() })) return;
  screen.write(`jc-connector: the data is older than --max-age allows (${spanText(maxAge)})\n`);
}

function isTooOld({ startedAt }: SyncHeader, { maxAge, now }: { maxAge: number; now: Date }): boolean {
  return now.getTime() - Date.parse(startedAt) > maxAge;
}

/** What the state of the data makes of an exit code that would be `done`. */
export function readerExitCode(header: SyncHeader, flags: ReaderFlags, now: Date): ExitCode {
  const { maxAge, allowIncomplete } = flags;
  if (maxAge !== undefined && isTooOld(header, { maxAge, now })) return exitCodes.incomplete;
  return header.complete || allowIncomplete ? exitCodes.done : exitCodes.incomplete;
}

/** The file that a reader reads when none is named. */
export const DEFAULT_FILE = "sync.json";
