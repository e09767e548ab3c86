import { escapeJson, plainLines } from "../../../model/plain-text.js";
import { isUnsettled } from "../../../provision/receipts/receipt.js";
import type { CommandContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { type ExitCode, exitCodes } from "../../exit-code.js";
import type { TextStream } from "../../io.js";
import { writeOutput } from "../../output.js";
import { createPaint } from "../../paint.js";
import { type Permission, writePermission } from "../../provision/write-permission.js";
import { textWidth } from "../../screen.js";
import { printText } from "../../table/print-text.js";
import { applyCommand, type GivenApply } from "./apply-command.js";
import type { ApplyFlags, PlanList } from "./apply-flags.js";
import { needsForce, refuseUnexpected, toRemove } from "./expected-count.js";
import { receiptsAt } from "./meanwhile.js";
import { planJson } from "./plan-json.js";
import { planRows, planTable } from "./plan-list.js";
import type { PlanReport } from "./plan-report.js";
import { planText } from "./plan-text.js";
import { type PreparedApply, prepareApply } from "./prepare-apply.js";
import { resultExitCode, resultJson, resultText } from "./result-report.js";
import { writeRemovals } from "./write-removals.js";

/** `jc-connector review apply`: the plan, or with --write what came of it, on standard output. */
export async function runApply(
  name: string,
  { file, flags, context }: Omit<GivenApply, "name"> & { context: CommandContext },
): Promise<ExitCode> {
  refuseInputs(flags);
  const given = { name, file, flags };
  const { io } = context;
  const permission = writePermission(flags.write ? flags : { ...flags, dryRun: true }, io.env);
  const prepared = await prepareApply(given, context);
  const { review } = prepared;
  const receipts = await receiptsAt(review.paths.receipts, context);
  const plan = prepared.planWith(receipts);
  if (permission.mode === "write") {
    refuseUnexpected(plan, { ...expectation(flags), document: review.document });
    if (toRemove(plan).length > 0 || receipts.some(isUnsettled)) {
      return apply(prepared, { permission, given, context });
    }
  }
  const { answers, current } = prepared;
  const command = commandOf(given, { plan, prepared });
  const report: PlanReport = {
    document: review.document,
    answers,
    current,
    readAt: io.now(),
    plan,
    ...(command !== undefined && { command }),
    ...(permission.lacksKey && { lacksKey: true }),
  };
  await writePlan(report, { flags, context });
  return exitCodes.done;
}

function refuseInputs({ write, show, format, expect, force }: ApplyFlags): void {
  if (show !== undefined && write)
    throw new UsageError("--show is about the plan, --write does it: give one");
  if (show !== undefined && format === "json") {
    throw new UsageError("--format json has everything: leave out --show");
  }
  if (write) return;
  if (expect !== undefined || force) {
    throw new UsageError(
      `nothing was changed: ${expect === undefined ? "--force" : "--expect"} is for --write, which is missing`,
    );
  }
}

function expectation({ expect, force }: ApplyFlags): { expect: number | undefined; force?: true } {
  return { expect, ...(force && { force }) };
}

function commandOf(
  given: GivenApply,
  { plan, prepared }: { plan: PlanReport["plan"]; prepared: PreparedApply },
): string | undefined {
  const expect = toRemove(plan).length;
  if (expect === 0) return undefined;
  const isForced = needsForce(expect, prepared.review.document);
  return applyCommand(given, { expect, isForced });
}

/** `--quiet` is about talk: the plan is what was asked for. */
async function writePlan(
  report: PlanReport,
  { flags, context }: { flags: ApplyFlags; context: CommandContext },
): Promise<void> {
  const { show, format } = flags;
  if (format === "json") {
    await writeOutput(context, [`${escapeJson(JSON.stringify(planJson(report), undefined, 2))}\n`]);
  } else if (show === undefined) {
    await writeOutput(context, [plainLines(planText(report, { width: textWidth(context.io.stdout) }))]);
  } else {
    await writeList(report, { list: show, context });
  }
}

async function writeList(
  report: PlanReport,
  { list, context }: { list: PlanList; context: CommandContext },
): Promise<void> {
  const { io, color } = context;
  const rows = planRows(report, list);
  const width = terminalWidth(io.stdout);
  const layout = {
    ...(width !== undefined && { width }),
    paint: createPaint(io.stdout, { mode: color, env: io.env }),
    onOmitted: () => {},
  };
  const batches = (async function* () {
    if (rows.length > 0) yield rows;
  })();
  await writeOutput(context, printText(batches, planTable(list), layout));
}

/** A terminal that does not tell its width is taken for one as terminals were. */
function terminalWidth({ isTTY, columns }: TextStream): number | undefined {
  return isTTY === true ? columns || 80 : undefined;
}

async function apply(
  prepared: PreparedApply,
  { permission, given, context }: { permission: Permission; given: GivenApply; context: CommandContext },
): Promise<ExitCode> {
  const { io, signal } = context;
  const report = await writeRemovals(prepared, { permission, flags: given.flags, context });
  const text =
    given.flags.format === "json"
      ? escapeJson(`${JSON.stringify(resultJson(report), undefined, 2)}\n`)
      : plainLines(resultText(report, { width: textWidth(io.stdout) }));
  // What was done is told even where somebody ended the run.
  await writeOutput({ io, signal: new AbortController().signal }, [text]);
  if (report.stop === "interrupted") signal.throwIfAborted();
  return resultExitCode(report);
}
