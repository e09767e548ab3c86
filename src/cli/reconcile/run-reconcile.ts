import { realpath } from "node:fs/promises";
import { escapeJson, plainLines, plainText } from "../../model/plain-text.js";
import { enrich } from "../../reconcile/enrich.js";
import { printResult } from "../../reconcile/print-result.js";
import { reconcile } from "../../reconcile/reconcile.js";
import type { Reconciliation } from "../../reconcile/reconciliation.js";
import { writeResult } from "../../reconcile/write-result.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { labeled } from "../layout.js";
import { writeOutput } from "../output.js";
import { createPaint } from "../paint.js";
import { chooseInput, introduce, type ReaderFlags, readerExitCode, readerFile } from "../reader.js";
import { textWidth } from "../screen.js";
import { enrichedWords } from "./enriched-words.js";
import { reconcileText } from "./reconcile-text.js";
import { chooseTargets, type ReconcileTargets, refuseOtherOrganization } from "./targets.js";

export interface ReconcileFlags extends ReaderFlags {
  report: readonly string[];
  reportTime?: readonly Date[];
  all?: true;
  enrich?: true;
  out?: string;
}

/** `jc-connector reconcile`: what differs on standard output, and beside the file for keeping. */
export async function runReconcile(
  named: string | undefined,
  flags: ReconcileFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, screen, isQuiet } = context;
  const reports = reportsOf(flags);
  const file = await readFrom(named, flags, io.env);
  const targets = await chooseTargets(file, flags);
  const reconciliation = await reconcile(file, {
    reports,
    withTimes: flags.enrich === true,
    stdin: io.stdin,
    onHeader(header) {
      introduce(header, flags, context);
      refuseOtherOrganization(targets, header);
    },
  });
  if (targets.result !== undefined) await writeResult(targets.result, reconciliation);
  const layout = {
    width: textWidth(io.stdout),
    paint: createPaint(io.stdout, { mode: context.color, env: io.env }),
    isWhole: flags.all === true,
  };
  await writeOutput(
    context,
    flags.format === "json"
      ? safely(printResult(reconciliation), escapeJson)
      : safely(reconcileText(reconciliation, layout), plainLines),
  );
  const say = (label: string, text: string) => {
    if (!isQuiet) screen.write(labeled(label, text, { width: screen.width, labelWidth: 12 }));
  };
  if (targets.result !== undefined) say("Written", plainText(targets.result));
  await enrichFile(file, reconciliation, { targets, flags, context, say });
  return reconcileExitCode(reconciliation, flags, context.now());
}

function* safely(pieces: Iterable<string>, safe: (piece: string) => string): Generator<string> {
  for (const piece of pieces) yield safe(piece);
}

/** The newest file of a folder by its own name: the result lies beside it, and belongs to no other. */
async function readFrom(
  named: string | undefined,
  flags: ReconcileFlags,
  env: CommandContext["io"]["env"],
): Promise<string> {
  const { kind } = chooseInput(named, flags, env);
  const file = await readerFile(named, flags, env);
  return kind === "folder" ? realpath(file) : file;
}

function reportsOf({ report, reportTime = [] }: ReconcileFlags): { path: string; time?: Date }[] {
  if (reportTime.length > 0 && reportTime.length !== report.length) {
    throw new UsageError(
      `--report-time is given ${reportTime.length} times, --report ${report.length} times`,
    );
  }
  return report.map((path, index) => {
    const time = reportTime[index];
    return { path, ...(time && { time }) };
  });
}

async function enrichFile(
  file: string,
  reconciliation: Reconciliation,
  run: {
    targets: ReconcileTargets;
    flags: ReconcileFlags;
    context: CommandContext;
    say(label: string, text: string): void;
  },
): Promise<void> {
  const { targets, flags, context, say } = run;
  if (targets.enriched === undefined) return;
  const target = targets.enriched.path;
  // A list that is not whole goes nowhere where it could be taken for one that is.
  if (!reconciliation.header.complete && !flags.allowIncomplete) {
    context.screen.write(
      `jc-connector: ${plainText(target)} is not written, since the file is not whole (--allow-incomplete)\n`,
    );
    return;
  }
  const enriched = await enrich(file, reconciliation, { target, signal: context.signal });
  say("Enriched", `${plainText(target)}: ${enrichedWords(enriched, reconciliation)}`);
  say("SHA-256", enriched.written.sha256);
}

/** What the data's own state says counts before what was found in it. */
export function reconcileExitCode(
  { header, summary }: Pick<Reconciliation, "header" | "summary">,
  flags: ReaderFlags,
  now: Date,
): ExitCode {
  const code = readerExitCode(header, flags, now);
  if (code !== exitCodes.done) return code;
  switch (summary.verdict) {
    case "same":
      return exitCodes.done;
    case "different":
      return exitCodes.different;
    case "uncertain":
      return flags.allowIncomplete ? exitCodes.done : exitCodes.incomplete;
  }
}
