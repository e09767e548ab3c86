import { privilegedBy } from "../../access/privileged.js";
import { type Diff, type DiffOptions, diffPaths, type OpenFile } from "../../diff/diff.js";
import { redactDiff, redactNamed } from "../../diff/redact.js";
import { diffWalk } from "../../diff/walk.js";
import { openSyncFile } from "../../sync-file/read.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { counted } from "../number-text.js";
import { writeOutput } from "../output.js";
import { falseCountWords, isTooOld } from "../reader.js";
import { spanText } from "../time-text.js";
import { unmatchedGlobs } from "../unmatched-globs.js";
import { comparedLine } from "./compared-line.js";
import type { DiffFlags } from "./diff-flags.js";
import { diffInputs } from "./diff-inputs.js";
import { renderDiff } from "./render-diff.js";
import { diffExitCode, filterDiff, isSame } from "./verdict.js";

/** `jc-connector diff`: what changed, on standard output; the exit code says whether anything did. */
export async function runDiff(
  files: readonly (string | undefined)[],
  flags: DiffFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, screen, isQuiet, now } = context;
  refuseUselessLimit(flags);
  const paths = await diffInputs(files, flags, { env: io.env, now: now() });
  const options = {
    ignore: flags.ignore ?? [],
    isPrivileged: privilegedBy(flags.privileged ?? []),
    open: (path, known) => openSyncFile(path, { stdin: io.stdin, ...known }),
    ...(flags.force && { force: flags.force }),
  } satisfies DiffOptions & { open: OpenFile };
  const {
    diff: whole,
    directory,
    falseCounts,
  } = flags.since === undefined
    ? await diffPaths(paths[0], paths[1], options)
    : await diffWalk(paths, options);
  const diff = redactDiff(filterDiff(whole, flags), flags.names);
  if (!isQuiet) screen.write(`${comparedLine(diff, now())}\n`);
  const note = (text: string) => screen.write(`jc-connector: ${text}\n`);
  for (const glob of unmatchedGlobs(flags.privileged ?? [], directory.resources()))
    note(`--privileged ${glob} matches nothing`);
  const hidden = toldOf(whole) - toldOf(diff);
  // On the screen alone: a report of nothing is empty.
  if (!isQuiet && isSame(whole) && whole.uncertain.length === 0) screen.write("No changes\n");
  if (hidden > 0 && !isQuiet) note(`${counted(hidden, "event")} not shown (--only, --severity)`);
  const nameOf = (key: string) => redactNamed(directory.named(key), flags.names).displayName;
  await writeOutput(context, renderDiff(diff, { flags, context, nameOf }));
  const problems = falseCounts.flatMap((file) => falseCountWords(file) ?? []);
  for (const problem of problems) note(problem);
  if (problems.length > 0) return exitCodes.incomplete;
  const { maxAge } = flags;
  if (maxAge !== undefined && isTooOld(diff.new, { maxAge, now: now() })) {
    note(`the newer file is older than --max-age allows (${spanText(maxAge)})`);
    return exitCodes.incomplete;
  }
  return diffExitCode(diff, flags);
}

function refuseUselessLimit({ maxBytes, format, stat, all }: DiffFlags): void {
  if (maxBytes === undefined || (format === "markdown" && !stat && !all)) return;
  throw new UsageError("--max-bytes shortens --format markdown alone, and neither --all nor --stat");
}

/** How many events there are, and what came and went. */
function toldOf({ events, walk }: Diff): number {
  return events.length + (walk?.passing.length ?? 0);
}
