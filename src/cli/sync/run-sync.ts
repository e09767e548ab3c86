import { createFolder } from "../../sync-dir/create.js";
import { configuredConnection, demoConnection } from "../connection.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { exposuresOf } from "../exposure.js";
import { Progress } from "../progress.js";
import { readCompared } from "./compared-file.js";
import { dropText } from "./drop-text.js";
import { holdFile } from "./file-place.js";
import { holdFolder } from "./folder-place.js";
import type { SyncPlace } from "./place.js";
import { rejectionText } from "./rejection.js";
import { outcomeOf, type RunOutcome, recorded } from "./run-record.js";
import type { SyncFlags } from "./sync-flags.js";
import { type SyncScreenFacts, syncScreen } from "./sync-screen.js";
import { syncWith } from "./sync-with.js";
import { chooseWhere } from "./where.js";

/** `jc-connector sync`: reads an organisation, writes its file, and tells what became of it. */
export async function runSync(flags: SyncFlags, context: CommandContext): Promise<ExitCode> {
  const where = chooseWhere(flags, context.io.env);
  if (where.kind === "file") {
    const hold = () => holdFile(where.path, { flags, now: context.now });
    return (await syncInto(hold, { flags, context })).outcome.exitCode;
  }
  if ((await createFolder(where.path)) === "open to others") {
    context.log.info({ dir: where.path }, "others can see the names of the files in the folder");
  }
  const hold = () => holdFolder(where.path, { flags, context });
  const work = () => syncInto(hold, { flags, context });
  return (await recorded(where.path, { context, work })).outcome.exitCode;
}

interface Run {
  flags: SyncFlags;
  context: CommandContext;
}

async function syncInto(
  hold: () => Promise<SyncPlace>,
  { flags, context }: Run,
): Promise<{ outcome: RunOutcome & { exitCode: ExitCode } }> {
  const place = await hold();
  try {
    const facts = await read(place, { flags, context });
    const { result } = facts;
    if (result.path === place.target.complete) await place.accept(result.written);
    show(facts, context);
    const isTaken =
      result.verdict === "accepted" || (result.verdict === "incomplete" && flags.allowIncomplete);
    const exitCode = isTaken ? exitCodes.done : exitCodes.incomplete;
    return { outcome: { exitCode, ...outcomeOf(result, place.mended) } };
  } finally {
    await place.lock?.release();
  }
}

async function read(place: SyncPlace, { flags, context }: Run): Promise<SyncScreenFacts> {
  const { io, screen, log } = context;
  const compared = await readCompared(place.target, flags);
  const connection = flags.demo
    ? await demoConnection()
    : await configuredConnection(flags, { env: io.env, stdin: io.stdin, warn: (text) => log.warn(text) });
  screen.conceal(connection.apiKey);
  const progress = new Progress(() => performance.now());
  const stopShowing = progress.show(screen, log);
  try {
    const run = { flags, context, place, progress, ...(compared && { compared }) };
    const { result, access, customAttributes } = await syncWith(connection, run);
    const { target } = place;
    return {
      result,
      target,
      allowIncomplete: flags.allowIncomplete === true,
      access,
      waitedMs: progress.waitedMs(),
      customAttributes,
      exposures: target.standing.kind === "stream" ? undefined : await exposuresOf(result.path),
      now: context.now(),
    };
  } finally {
    stopShowing();
  }
}

function show(facts: SyncScreenFacts, { screen, isQuiet }: CommandContext): void {
  const layout = { width: screen.width, paint: screen.paint, isTerminal: screen.isTerminal };
  const { verdict } = facts.result;
  if (!isQuiet) screen.write(syncScreen(facts, layout));
  else if (verdict === "incomplete") screen.write(rejectionText(facts, layout));
  else if (verdict === "dropped") screen.write(dropText(facts, layout));
}
