import { type ListedOrganization, readOrganizations } from "../../connector/organization.js";
import { RefusedError } from "../../jumpcloud/errors.js";
import { tellAll } from "../../jumpcloud/tell-all.js";
import { plainText } from "../../model/plain-text.js";
import { createFolder } from "../../sync-dir/create.js";
import { OutputError } from "../../sync-file/errors.js";
import type { SyncSession } from "../../sync-run/sync-run.js";
import { configuredConnection } from "../connection.js";
import type { LoggingContext } from "../context.js";
import { UsageError } from "../errors.js";
import type { ExitCode } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import { Progress } from "../progress.js";
import { requestLog } from "../request-log.js";
import {
  chooseFolderOfFolders,
  folderOf,
  type LeftFolder,
  leftFolders,
  refuseFolderOfOne,
} from "./all-orgs-folder.js";
import { allOrgsQuiet, allOrgsScreen } from "./all-orgs-screen.js";
import { holdFolder } from "./folder-place.js";
import { type Meters, metered } from "./metered.js";
import { failureEnding, type OrganizationEnding, resultEnding } from "./organization-ending.js";
import { recorded } from "./run-record.js";
import { openSyncSession, syncAndTell } from "./sync-and-tell.js";
import type { SyncFlags } from "./sync-flags.js";
import type { SyncMeter } from "./sync-meter.js";
import type { SyncScreenFacts } from "./sync-screen.js";
import { worstExitCode } from "./worst-exit-code.js";

/**
 * The same key has just read the list: that one organisation does not accept it may be about that one. When the first
 * two do not, it is the key, and would be the same everywhere.
 */
const STOPPING_REFUSALS = 2;

interface Run {
  flags: SyncFlags;
  context: LoggingContext;
  /** The folder of the organisations' folders. */
  dir: string;
  session: SyncSession;
  meters: Meters;
}

/** `jc-connector sync --all-orgs`: every organisation of the key, one after the other, each into its own folder. */
export async function runAllOrgs(flags: SyncFlags, context: LoggingContext): Promise<ExitCode> {
  return metered(flags, context, (meters) => syncAll(meters, { flags, context }));
}

async function syncAll(
  meters: Meters,
  { flags, context }: Pick<Run, "flags" | "context">,
): Promise<ExitCode> {
  const { io, screen, log, isQuiet, now } = context;
  const dir = chooseFolderOfFolders(flags, io.env);
  if ((await createFolder(dir)) === "open to others") {
    log.info({ dir }, "others can see the ids of the organisations in the folder");
  }
  await refuseFolderOfOne(dir);
  const startedAt = now();
  const connection = await configuredConnection(flags, {
    // A default for one organisation, which is not looked at, whatever it holds.
    env: { ...io.env, JUMPCLOUD_ORG_ID: undefined, BATON_ORG_ID: undefined },
    stdin: io.stdin,
    warn: (text) => log.warn(text),
  });
  const progress = new Progress(() => performance.now());
  const observer = tellAll([progress, meters.whole, requestLog(log, () => performance.now())]);
  // JUMPCLOUD_ORG_ID is a default; this run names each organisation itself.
  const { organizationId: _, ...anyOrganization } = connection;
  const session = openSyncSession(anyOrganization, { flags, context, observer });
  try {
    const listed = await listAll(session, { context, progress });
    const endings = await syncEach(listed, { flags, context, dir, session, meters });
    const left = await leftBehind(listed, { dir, log });
    const notBegun = listed.slice(endings.length);
    // One whose folder stands without being synced is what somebody has to hear of.
    meters.keep([...notBegun, ...left].map(({ id }) => id.toLowerCase()));
    const report = { endings, notBegun, left, dir, startedAt, endedAt: now() };
    screen.write(isQuiet ? allOrgsQuiet(report, screen) : allOrgsScreen(report, screen));
    // One that ended just before the signal says nothing of it.
    const stop =
      notBegun.length > 0 && context.signal.aborted ? [describeFailure(context.signal.reason)] : [];
    return worstExitCode([...endings, ...stop].map(({ exitCode }) => exitCode));
  } finally {
    await session.session.close();
  }
}

/** The organisations to sync. Rejects with UsageError when there is none, and with the errors of the API client. */
async function listAll(
  { session }: SyncSession,
  { context, progress }: { context: LoggingContext; progress: Progress },
): Promise<ListedOrganization[]> {
  const { screen, log, isQuiet } = context;
  const stopShowing = isQuiet ? () => {} : progress.show(screen, log);
  try {
    const listed = await readOrganizations(session.client);
    if (listed.length === 0) throw new UsageError("the key may read no organisation");
    return listed;
  } catch (error) {
    if (error instanceof RefusedError && error.status === 403) {
      context.advise("--all-orgs needs that list. Without it, sync each one: --org-id ID --dir DIR/ID");
    }
    throw error;
  } finally {
    stopShowing();
  }
}

/** What became of each, as far as the run came: what ends it leaves the rest without an ending. */
async function syncEach(listed: readonly ListedOrganization[], run: Run): Promise<OrganizationEnding[]> {
  const { context, session, meters } = run;
  const endings: OrganizationEnding[] = [];
  // Of the first ones in a row.
  let keyRefusals = 0;
  for (const [index, organization] of listed.entries()) {
    if (context.signal.aborted || keyRefusals === STOPPING_REFUSALS) break;
    const advice: string[] = [];
    const meter = meters.begin(organization.id);
    const log = context.log.child({ organization: organization.id });
    const own = { ...context, log, advise: (line: string) => void advice.push(line) };
    const place = {
      first: `Organisation ${index + 1} of ${listed.length}`,
      last: plainText(nameOf(organization)),
    };
    try {
      endings.push(
        await syncOne(organization, { ...run, context: own, place, meter, session: { ...session, listed } }),
      );
    } catch (error) {
      if (error instanceof Error) log.debug({ stack: error.stack }, "the sync of the organisation failed");
      if (keyRefusals === index && isKeyRefusal(error)) keyRefusals += 1;
      endings.push(failureEnding(organization, error, { advice }));
    }
    const { exitCode, word } = endings.at(-1) ?? { exitCode: undefined, word: undefined };
    if (exitCode !== undefined) meter.end(exitCode, context.now());
    log.info({ exitCode }, `organisation ${index + 1} of ${listed.length}: ${word}`);
  }
  return endings;
}

function isKeyRefusal(error: unknown): boolean {
  return error instanceof RefusedError && error.status !== 403;
}

/** Folders that nothing was synced into. That they cannot be looked for is no reason to keep quiet about the rest. */
async function leftBehind(
  listed: readonly ListedOrganization[],
  { dir, log }: { dir: string; log: LoggingContext["log"] },
): Promise<LeftFolder[]> {
  try {
    return await leftFolders(dir, new Set(listed.map(({ id }) => id.toLowerCase())));
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    log.warn({ dir, reason: error.message }, "which folders are no longer synced is not known");
    return [];
  }
}

async function syncOne(
  organization: ListedOrganization,
  run: Run & { place: { first: string; last: string }; meter: SyncMeter },
): Promise<OrganizationEnding> {
  const { flags, context, dir, session, place, meter } = run;
  const id = organization.id.toLowerCase();
  const folder = folderOf(dir, id);
  await createFolder(folder);
  let ending: OrganizationEnding | undefined;
  const into = {
    flags,
    context,
    progress: new Progress(() => performance.now(), { part: place }),
    meter,
    source: {
      open: async () => ({ ...session, connection: { ...session.connection, organizationId: id } }),
      close: async () => {},
    },
    tell(facts: SyncScreenFacts) {
      ending = resultEnding(organization, facts, context.screen);
    },
  };
  await recorded(folder, { context, work: () => syncAndTell(() => holdFolder(folder, into), into) });
  if (ending === undefined) throw new Error("a sync ended without a result");
  return ending;
}

function nameOf({ id, displayName }: ListedOrganization): string {
  return displayName ?? id;
}
