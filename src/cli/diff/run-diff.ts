import { privilegedBy } from "../../access/privileged.js";
import {
  type ComparedPair,
  type Diff,
  type DiffOptions,
  diffFiles,
  type OpenFile,
  openPair,
} from "../../diff/diff.js";
import type { DiffEvent } from "../../diff/events/event.js";
import { printDiff } from "../../diff/print-diff.js";
import { redactDiff, redactNamed } from "../../diff/redact.js";
import { diffWalk } from "../../diff/walk.js";
import { openSyncFile } from "../../sync-file/read.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { escapeJson, plainJson, plainLines } from "../plain-text.js";
import { isTooOld } from "../reader.js";
import { textWidth } from "../screen.js";
import type { NameOf } from "./change-rows.js";
import { comparedLine } from "./compared-line.js";
import type { DiffFlags } from "./diff-flags.js";
import { diffInputs } from "./diff-inputs.js";
import { diffMarkdown } from "./diff-markdown.js";
import { statOf, statText } from "./diff-stat.js";
import { diffText } from "./diff-text.js";
import { diffExitCode, shownEvents } from "./verdict.js";

/** `jc-connector diff`: what changed, on standard output; the exit code says whether anything did. */
export async function runDiff(
  files: readonly (string | undefined)[],
  flags: DiffFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, screen, isQuiet, now } = context;
  const [old, new_, ...later] = await diffInputs(files, flags, { env: io.env, now: now() });
  const options = {
    ignore: flags.ignore ?? [],
    isPrivileged: privilegedBy(flags.privileged ?? []),
    ...(flags.force && { force: flags.force }),
  };
  const open: OpenFile = (path, known) => openSyncFile(path, { stdin: io.stdin, ...known });
  const { diff: whole, directory } =
    flags.since === undefined
      ? await comparePair(await openPair(old, new_, open), options)
      : await diffWalk([old, new_, ...later], { ...options, open });
  const diff = redactDiff(whole, flags.names);
  if (!isQuiet) screen.write(`${comparedLine(diff, now())}\n`);
  const events = shownEvents(diff.events, flags);
  const nameOf = (key: string) => redactNamed(directory.named(key), flags.names).displayName;
  await writeOutput(context, rendered({ ...diff, events }, { flags, context, nameOf }));
  if (flags.maxAge !== undefined && isTooOld(diff.new, { maxAge: flags.maxAge, now: now() })) {
    screen.write("jc-connector: the newer file is older than --max-age allows\n");
    return exitCodes.incomplete;
  }
  return diffExitCode(diff, flags);
}

async function comparePair(both: ComparedPair, options: DiffOptions) {
  try {
    return await diffFiles(both, options);
  } finally {
    // After an error, a pipe that nobody reads would keep its writer waiting.
    await both.old.close();
    await both.new.close();
  }
}

function rendered(
  diff: Diff & { events: DiffEvent[] },
  { flags, context, nameOf }: { flags: DiffFlags; context: CommandContext; nameOf: NameOf },
): Iterable<string> {
  const { format, stat, all, only, severity } = flags;
  const { io, color } = context;
  const { events } = diff;
  const width = textWidth(io.stdout);
  const paint = createPaint(io.stdout, { mode: color, env: io.env });
  if (format === "json") {
    return stat ? [`${plainJson(statOf(diff, events))}\n`] : mapped(printDiff(diff), escapeJson);
  }
  if (stat) return mapped([statText(diff, events, width)], plainLines);
  if (format === "markdown")
    return mapped(diffMarkdown(diff, events, { isWhole: all === true, nameOf }), plainLines);
  const isFiltered = only !== undefined || severity !== undefined;
  return mapped(
    diffText(diff, events, { width, paint, isWhole: all === true, isFiltered, nameOf }),
    plainLines,
  );
}

function* mapped(pieces: Iterable<string>, change: (piece: string) => string): Generator<string> {
  for (const piece of pieces) if (piece !== "") yield change(piece);
}
