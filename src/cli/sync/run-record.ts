import { basename } from "node:path";
import type { SyncResult } from "../../sync/sync.js";
import { appendRun, type RunEntry } from "../../sync-dir/run-log.js";
import type { CommandContext, LoggingContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import { dropReasons } from "./drop-words.js";

/** What a run leaves in the run log, besides its times. */
export interface RunOutcome extends Omit<RunEntry, "startedAt" | "endedAt"> {
  exitCode: ExitCode;
}

/** Does `work`, and leaves a line in the folder's run log whatever becomes of it. Rejects as `work` does. */
export async function recorded(
  dir: string,
  { context, work }: { context: LoggingContext; work: () => Promise<RunOutcome> },
): Promise<RunOutcome> {
  const startedAt = context.now().toISOString();
  const record = async (outcome: RunOutcome) => {
    try {
      await appendRun(dir, { startedAt, endedAt: context.now().toISOString(), ...outcome });
    } catch (error) {
      // The sync's own end is what counts.
      const reason = error instanceof Error ? error.message : String(error);
      context.log.warn({ dir, reason }, "this run has no line in the run log");
    }
  };
  let outcome: RunOutcome;
  try {
    outcome = await work();
  } catch (error) {
    await record(failureOutcome(error, context));
    throw error;
  }
  await record(outcome);
  return outcome;
}

function failureOutcome(error: unknown, { screen }: Pick<CommandContext, "screen">): RunOutcome {
  const { exitCode, message } = describeFailure(error);
  return { exitCode, reason: screen.concealed(message ?? "the reader of the output went away") };
}

const refusals: Readonly<Record<Exclude<SyncResult["verdict"], "accepted">, string>> = {
  incomplete: "the result is not whole",
  dropped: "more is gone than is let pass",
};

function resultReason({ verdict, header, drops }: SyncResult, { isTaken }: { isTaken: boolean }): string {
  if (verdict === "accepted") return "done";
  const lost = drops === undefined ? "" : `: ${dropReasons(drops, { isTerminal: false }).join("; ")}`;
  if (isTaken) return `${refusals[verdict]}, and was wanted all the same`;
  return verdict === "dropped" && !header.complete
    ? `${refusals.incomplete}, and ${refusals.dropped}${lost}`
    : `${refusals[verdict]}${verdict === "dropped" ? lost : ""}`;
}

/** What a run that had a result leaves in the run log, its exit code aside. */
export function resultOutcome(
  result: SyncResult,
  { isTaken, mended }: { isTaken: boolean; mended: readonly string[] },
): Omit<RunOutcome, "exitCode"> {
  const { path, header, manifest, written } = result;
  const { counts, requests, resumed } = manifest;
  const sum = (count: "requests" | "throttled") =>
    Object.values(requests).reduce((total, endpoint) => total + endpoint[count], 0);
  const resources = Object.fromEntries(
    Object.entries(counts.byResourceType).map(([type, { resources }]) => [type, resources]),
  );
  return {
    reason: resultReason(result, { isTaken }),
    file: basename(path),
    sha256: written.sha256,
    complete: header.complete,
    counts: { resources, grants: counts.grants },
    requests: sum("requests"),
    throttled: sum("throttled"),
    ...(resumed && { resumedUnits: resumed.units }),
    ...(mended.length > 0 && { mended: [...mended] }),
  };
}
