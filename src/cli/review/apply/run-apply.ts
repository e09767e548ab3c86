import { escapeJson, plainLines, plainText } from "../../../model/plain-text.js";
import { isUnsettled } from "../../../provision/receipts/receipt.js";
import { lockReview } from "../../../review/folder/lock-review.js";
import { openReview, type Review } from "../../../review/folder/open-review.js";
import type { LoggingContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { type ExitCode, exitCodes } from "../../exit-code.js";
import { writeOutput } from "../../output.js";
import { printObject } from "../../print-object.js";
import { type Permission, writePermission } from "../../provision/write-permission.js";
import { textWidth } from "../../screen.js";
import { receiptsAt } from "../other-receipts.js";
import { reviewFolder } from "../review-place.js";
import { applyCommand, type GivenApply, nextCommand } from "./apply-command.js";
import type { ApplyFlags } from "./apply-flags.js";
import { refuseUnexpected, toRemove } from "./expected-count.js";
import type { PlanReport } from "./plan-report.js";
import { type PreparedApply, prepareApply } from "./prepare-apply.js";
import { resultExitCode, resultJson, resultText } from "./result-report.js";
import { refuseUnclearFiles } from "./unclear-files.js";
import { writePlan } from "./write-plan.js";
import { writeRemovals } from "./write-removals.js";

/** `jc-connector review apply`: the plan, or with --write what came of it, on standard output. */
export async function runApply(
  name: string,
  { file, flags, context }: Omit<GivenApply, "name"> & { context: LoggingContext },
): Promise<ExitCode> {
  refuseInputs(flags);
  const given = { name, file, flags };
  const { io, signal } = context;
  const permission = writePermission(flags.write ? flags : { ...flags, dryRun: true }, {
    env: io.env,
    instead: `${plainText(nextCommand("apply", given))} shows the plan`,
  });
  const review = await openReview(reviewFolder(name, flags, io.env));
  if (permission.mode !== "write") return applyOrPlan(review, { permission, given, context });
  const lock = await lockReview(review.paths, io.now);
  try {
    const locked = { ...context, signal: AbortSignal.any([signal, lock.lost]) };
    return await applyOrPlan(review, { permission, given, context: locked });
  } finally {
    await lock.release();
  }
}

async function applyOrPlan(
  review: Review,
  { permission, given, context }: { permission: Permission; given: GivenApply; context: LoggingContext },
): Promise<ExitCode> {
  const { io } = context;
  const prepared = await prepareApply(review, { given, context });
  const receipts = await receiptsAt(review.paths.receipts, context);
  const plan = prepared.planWith(receipts);
  if (permission.mode === "write") {
    refuseUnclearFiles(prepared.answers, { folder: review.paths.returned });
    refuseUnexpected(plan, { given, document: review.document });
    if (toRemove(plan).length > 0 || receipts.some(isUnsettled)) {
      return apply(prepared, { permission, given, context });
    }
  }
  const { answers, current } = prepared;
  const command = commandOf(given, plan);
  const report: PlanReport = {
    given,
    document: review.document,
    answers,
    current,
    readAt: io.now(),
    plan,
    ...(command !== undefined && { command }),
    ...(permission.lacksKey && { lacksKey: true }),
  };
  await writePlan(report, context);
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

function commandOf(given: GivenApply, plan: PlanReport["plan"]): string | undefined {
  const expect = toRemove(plan).length;
  return expect === 0 ? undefined : applyCommand(given, expect);
}

async function apply(
  prepared: PreparedApply,
  { permission, given, context }: { permission: Permission; given: GivenApply; context: LoggingContext },
): Promise<ExitCode> {
  const { io, signal } = context;
  const report = await writeRemovals(prepared, { permission, given, context });
  const text =
    given.flags.format === "json"
      ? escapeJson([...printObject(resultJson(report))].join(""))
      : plainLines(resultText(report, { width: textWidth(io.stdout) }));
  // What was done is told even where somebody ended the run.
  await writeOutput({ io, signal: new AbortController().signal }, [text]);
  if (report.stop === "interrupted") signal.throwIfAborted();
  return resultExitCode(report);
}
