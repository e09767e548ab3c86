import { silentObserver } from "../../jumpcloud/observer.js";
import { createFolder } from "../../sync-dir/create.js";
import { holdFile } from "../../sync-run/file-place.js";
import type { SyncSession } from "../../sync-run/sync-run.js";
import { configuredConnection, demoConnection } from "../connection.js";
import type { LoggingContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { Progress } from "../progress.js";
import { holdFolder } from "./folder-place.js";
import { metered } from "./metered.js";
import { refusalText } from "./refusal.js";
import { refuseFolderOfFolders } from "./refuse-folder-of-folders.js";
import { recorded } from "./run-record.js";
import { openSyncSession, syncAndTell, type ToldRun } from "./sync-and-tell.js";
import type { SyncFlags } from "./sync-flags.js";
import type { SyncMeter } from "./sync-meter.js";
import { syncScreen } from "./sync-screen.js";
import { chooseWhere } from "./where.js";

/** `jc-connector sync`: reads an organisation, writes its file, and tells what became of it. */
export async function runSync(flags: SyncFlags, context: LoggingContext): Promise<ExitCode> {
  return metered(flags, context, ({ whole }) => syncOne(flags, context, whole));
}

async function syncOne(flags: SyncFlags, context: LoggingContext, meter: SyncMeter): Promise<ExitCode> {
  const { kind, path } = chooseWhere(flags, context.io.env);
  const { screen, isQuiet, log } = context;
  const run: ToldRun = {
    flags,
    context,
    progress: new Progress(() => performance.now()),
    meter,
    source: { open: () => openOwn({ flags, context }), close: ({ session }) => session.close() },
    tell: (facts) => screen.write(isQuiet ? refusalText(facts, screen) : syncScreen(facts, screen)),
  };
  if (kind === "file")
    return (await syncAndTell(() => holdFile(path, { ...flags, now: context.now }), run)).exitCode;
  await refuseFolderOfFolders(path, { flags, env: context.io.env });
  if ((await createFolder(path)) === "open to others") {
    log.info({ dir: path }, "others can see the names of the files in the folder");
  }
  const work = () => syncAndTell(() => holdFolder(path, run), run);
  return (await recorded(path, { context, work })).exitCode;
}

/** A session for one sync. The key is not looked for before the place is held. */
async function openOwn({ flags, context }: Pick<ToldRun, "flags" | "context">): Promise<SyncSession> {
  const { io, log } = context;
  const connection = flags.demo
    ? await demoConnection()
    : await configuredConnection(flags, { env: io.env, stdin: io.stdin, warn: (text) => log.warn(text) });
  return openSyncSession(connection, { flags, context, observer: silentObserver });
}
