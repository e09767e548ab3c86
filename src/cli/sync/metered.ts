import { plainText } from "../../model/plain-text.js";
import type { LoggingContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import { resolveOrganizationId } from "../settings.js";
import { chooseMetricsFile, writeMetricsFile } from "./metrics-file.js";
import type { SyncFlags } from "./sync-flags.js";
import { SyncMeter } from "./sync-meter.js";

/** The syncs of one run, as they are measured. */
export interface Meters {
  /** The run as a whole, which counts where it is the only sync, or ends before the first. */
  whole: SyncMeter;
  /** For one sync of several. */
  begin(organizationId: string): SyncMeter;
  /** Names the organisations whose turn does not come and which are still watched. Until then, all are. */
  keep(organizationIds: readonly string[]): void;
}

/**
 * Does `work` and leaves its metrics, whatever becomes of it, where --metrics names a file. That they cannot be written
 * is told in one line, and makes a run that went well exit 2, as any output that was asked for and is not there.
 */
export async function metered(
  flags: SyncFlags,
  context: LoggingContext,
  work: (meters: Meters) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { io, now } = context;
  const path = await chooseMetricsFile(flags, io.env);
  const syncs: SyncMeter[] = [];
  let kept: readonly string[] | "all" = "all";
  const meterOf = (organizationId?: string) => new SyncMeter(() => performance.now(), organizationId);
  const whole = meterOf(organizationAskedFor(flags, io.env));
  const meters: Meters = {
    whole,
    begin(organizationId) {
      const meter = meterOf(organizationId);
      syncs.push(meter);
      return meter;
    },
    keep(organizationIds) {
      kept = organizationIds;
    },
  };
  const leave = async (exitCode: ExitCode): Promise<ExitCode> => {
    if (path === undefined) return exitCode;
    for (const meter of [...syncs, whole]) meter.end(exitCode, now());
    const runs = (syncs.length > 0 ? syncs : [whole]).flatMap((meter) => meter.facts() ?? []);
    try {
      await writeMetricsFile(path, { runs, kept: flags.allOrgs ? kept : [] });
      return exitCode;
    } catch (error) {
      tellUnwritten(error, { exitCode, context });
      return exitCode === exitCodes.done ? exitCodes.usage : exitCode;
    }
  };
  let exitCode: ExitCode;
  try {
    exitCode = await work(meters);
  } catch (error) {
    await leave(describeFailure(error).exitCode);
    throw error;
  }
  return leave(exitCode);
}

function tellUnwritten(
  error: unknown,
  { exitCode, context: { screen, log } }: { exitCode: ExitCode; context: LoggingContext },
): void {
  const { message = "its reader went away" } = describeFailure(error);
  if (error instanceof Error) log.debug({ stack: error.stack }, "the metrics are not written");
  const done = exitCode === exitCodes.done ? ". The sync itself is done" : "";
  screen.clearStatus();
  screen.write(`jc-connector: the metrics are not written: ${plainText(message)}${done}\n`);
}

/** A setting that is wrong is told by the sync itself. */
function organizationAskedFor(
  flags: SyncFlags,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (flags.demo || flags.allOrgs) return undefined;
  try {
    return resolveOrganizationId(flags, env);
  } catch {
    return undefined;
  }
}
