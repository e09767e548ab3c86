import { createFolder } from "../../sync-dir/create.js";
import { configuredConnection, demoConnection, serviceAccountOf } from "../connection.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { exposuresOf } from "../exposure.js";
import { Progress } from "../progress.js";
import { readCompared } from "./compared-file.js";
import { holdFile } from "./file-place.js";
import { holdFolder } from "./folder-place.js";
import type { SyncPlace } from "./place.js";
import { refusalText } from "./refusal.js";
import { type RunOutcome, recorded, resultOutcome } from "./run-record.js";
import type { SyncFlags } from "./sync-flags.js";
import { type SyncScreenFacts, syncScreen } from "./sync-screen.js";
import { syncWith } from "./sync-with.js";
import { chooseWhere } from "./where.js";

/** `jc-connector sync`: reads an organisation, writes its file, and tells what became of it. */
export async function runSync(flags: SyncFlags, context: CommandContext): Promise<ExitCode> {
  const { kind, path } = chooseWhere(flags, context.io.env);
  const run = { flags, context };
  if (kind === "file") return (await syncInto(() => holdFile(path, run), run)).exitCode;
  if ((await createFolder(path)) === "open to others") {
    context.log.info({ dir: path }, "others can see the names of the files in the folder");
  }
  const work = () => syncInto(() => holdFolder(path, run), run);
  return (await recorded(path, { context, work })).exitCode;
}

interface Run {
  flags: SyncFlags;
  context: CommandContext;
}

async function syncInto(hold: () => Promise<SyncPlace>, run: Run): Promise<RunOutcome> {
  const place = await hold();
  try {
    const facts = await readInto(place, run);
    const { result, target, isTaken } = facts;
    const isAccepted = result.path === target.complete;
    const { pruned } = isAccepted ? await place.accept(result.written) : { pruned: 0 };
    const { screen, isQuiet } = run.context;
    screen.write(isQuiet ? refusalText(facts, screen) : syncScreen({ ...facts, pruned }, screen));
    const exitCode = isTaken ? exitCodes.done : exitCodes.incomplete;
    return { exitCode, ...resultOutcome(result, { isTaken, mended: place.mended }) };
  } finally {
    await place.lock?.release();
  }
}

async function readInto(place: SyncPlace, { flags, context }: Run): Promise<Omit<SyncScreenFacts, "pruned">> {
  const { io, screen, log, isQuiet } = context;
  const compared = await readCompared(place.target, flags);
  const connection = flags.demo
    ? await demoConnection()
    : await configuredConnection(flags, { env: io.env, stdin: io.stdin, warn: (text) => log.warn(text) });
  const progress = new Progress(() => performance.now());
  const stopShowing = isQuiet ? () => {} : progress.show(screen, log);
  try {
    // Where the data itself goes to the terminal, no status line may stand in front of it.
    const onWriting = place.target.standing.kind === "stream" ? stopShowing : () => {};
    const run = { flags, context, place, progress, onWriting, ...(compared && { compared }) };
    const { result, access, customAttributes } = await syncWith(connection, run);
    const { target } = place;
    return {
      result,
      ...serviceAccountOf(connection),
      target,
      kept: place.kept,
      isTaken:
        result.verdict === "accepted" || (result.verdict === "incomplete" && flags.allowIncomplete === true),
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
