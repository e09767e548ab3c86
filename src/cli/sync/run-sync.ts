import { stat } from "node:fs/promises";
import { hostname, userInfo } from "node:os";
import { createConnector, type OptionalResourceType } from "../../connector/connector.js";
import { listOrganizations } from "../../connector/organization.js";
import { apiKeyCredential } from "../../jumpcloud/credential.js";
import { type SyncResult, sync } from "../../sync/sync.js";
import { Tally } from "../../sync/tally.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { type Connection, configuredConnection, demoConnection } from "../connection.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { counted } from "../number-text.js";
import { tellAll } from "../observers.js";
import { packageVersion } from "../package-version.js";
import { Progress } from "../progress.js";
import { requestLog } from "../request-log.js";
import { openSession, type PaceFlags } from "../session.js";
import type { ConnectionFlags } from "../settings.js";
import { EffectiveAccess } from "./effective-access.js";
import { type JournalFlags, resumeAdvice, syncJournal } from "./journal.js";
import { rejectionText } from "./rejection.js";
import { type SyncScreenFacts, syncScreen } from "./sync-screen.js";
import { chooseTarget, refuseOtherOrganization, type SyncTarget } from "./target.js";

export interface SyncFlags extends ConnectionFlags, PaceFlags, JournalFlags {
  file: string;
  demo?: true;
  without?: OptionalResourceType[];
  attributes?: string[];
  groupRules?: true;
  expect?: ReadonlyMap<string, number>;
  allowIncomplete?: true;
  force?: true;
  dryRun?: true;
}

/** `jc-connector sync`: reads an organisation, writes its file, and tells what became of it. */
export async function runSync(flags: SyncFlags, context: CommandContext): Promise<ExitCode> {
  const { io, screen, log } = context;
  const target = await chooseTarget(flags.file, {
    allowIncomplete: flags.allowIncomplete === true,
    force: flags.force === true,
  });
  const connection = flags.demo
    ? await demoConnection()
    : await configuredConnection(flags, { env: io.env, stdin: io.stdin, warn: (text) => log.warn(text) });
  screen.conceal(connection.apiKey);

  const progress = new Progress(() => performance.now());
  const stopShowing = progress.show(screen, log);
  let facts: SyncScreenFacts;
  try {
    facts = await syncWith(connection, { flags, context, target, progress });
  } finally {
    stopShowing();
  }
  const layout = { width: screen.width, paint: screen.paint, isTerminal: screen.isTerminal };
  const { complete } = facts.result.header;
  if (!context.isQuiet) screen.write(syncScreen(facts, layout));
  else if (!complete) screen.write(rejectionText(facts, layout));
  return complete || flags.allowIncomplete ? exitCodes.done : exitCodes.incomplete;
}

interface Run {
  flags: SyncFlags;
  context: CommandContext;
  target: SyncTarget;
  progress: Progress;
}

async function syncWith(connection: Connection, run: Run): Promise<SyncScreenFacts> {
  const { flags, context, target, progress } = run;
  const { log, now, signal } = context;
  const tally = new Tally(now);
  const observer = tellAll([tally, progress, requestLog(log, () => performance.now())]);
  const startedAt = now();
  const credential = apiKeyCredential(connection.apiKey);
  const journal = syncJournal(target, { flags, credential, context });
  const session = openSession(connection, {
    credential,
    pace: flags,
    observer,
    signal,
    ...(journal && { units: journal }),
  });
  try {
    const access = new EffectiveAccess();
    const connector = createConnector(session.client, {
      without: new Set(flags.without),
      attributes: flags.attributes ?? [],
      groupRules: flags.groupRules === true,
      ...(connection.region !== undefined && { region: connection.region }),
      warn: (warning) => tally.warn(warning),
    });
    const result = await sync({
      connector,
      tally,
      listOrganizations: () => listOrganizations(session.client),
      ...(connection.organizationId !== undefined && { organizationId: connection.organizationId }),
      async checkOrganization(organization) {
        if (!flags.force) refuseOtherOrganization(target, organization);
      },
      target,
      ...(journal && { journal }),
      expect: flags.expect ?? new Map(),
      header: headerFor(connection, { flags, startedAt }),
      ...runBy(),
      credentialKind: credential.kind,
      clock: now,
      onCollected: ({ complete }) => {
        progress.enter(complete ? "Writing" : "Writing what there is");
        log.info({ complete }, "everything is read");
      },
      onGrant: (grant) => access.add(grant),
      stdout: context.io.stdout,
      signal,
    });
    logWarnings(result, context);
    return {
      result,
      target,
      allowIncomplete: flags.allowIncomplete === true,
      access,
      waitedMs: progress.waitedMs(),
      customAttributes: connector.customAttributeNames(),
      ...(await privacyOf(result.header.complete ? target.complete : target.incomplete, target)),
      now: now(),
    };
  } catch (error) {
    const advice = resumeAdvice(journal, flags);
    if (advice !== undefined) context.advise(advice);
    throw error;
  } finally {
    await session.close();
    await journal?.close();
  }
}

function headerFor(
  { region, baseUrl }: Connection,
  { flags, startedAt }: { flags: SyncFlags; startedAt: Date },
): Pick<SyncHeader, "startedAt" | "connector" | "options"> & {
  source: Omit<SyncHeader["source"], "organization">;
} {
  const { attributes = [], without = [], groupRules } = flags;
  return {
    startedAt: startedAt.toISOString(),
    connector: { name: "jc-connector", version: packageVersion() },
    source: { system: "JumpCloud", ...(region !== undefined && { region }), baseUrl },
    options: {
      ...(attributes.length > 0 && { attributes }),
      ...(without.length > 0 && { without }),
      ...(groupRules && { groupRules }),
    },
  };
}

/** Who ran it. An account without a name, as containers have them, is no reason to stop. */
function runBy(): { runBy?: { user: string; host: string } } {
  try {
    return { runBy: { user: userInfo().username, host: hostname() } };
  } catch {
    return {};
  }
}

/** The screen counts warnings; their ids are in the file, and here for whoever asks for the log. */
function logWarnings({ manifest }: SyncResult, { log }: CommandContext): void {
  for (const { code, count, ids } of manifest.warnings) {
    log.debug({ code, count, ids: ids.slice(0, 20) }, counted(count, "warning"));
  }
}

/** What the system says of the file that was written: a folder's default rules may have opened it. */
async function privacyOf(path: string, { standing }: SyncTarget): Promise<{ isPrivate?: boolean }> {
  if (standing.kind === "stream") return {};
  return { isPrivate: ((await stat(path)).mode & 0o077) === 0 };
}
