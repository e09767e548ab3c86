import { createConnector } from "../../connector/connector.js";
import { type ListedOrganization, listOrganizations } from "../../connector/organization.js";
import type { Observer } from "../../connector/reading.js";
import { fingerprintOf } from "../../jumpcloud/credential.js";
import { dropLimits } from "../../sync/drop-limits.js";
import { type SyncResult, sync } from "../../sync/sync.js";
import { Tally } from "../../sync/tally.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { Connection } from "../connection.js";
import type { LoggingContext } from "../context.js";
import { counted } from "../number-text.js";
import { tellAll } from "../observers.js";
import { operatingAccount } from "../operating-account.js";
import { packageVersion } from "../package-version.js";
import type { Progress } from "../progress.js";
import { requestLog } from "../request-log.js";
import { openSession, type Session } from "../session.js";
import { type ComparedFile, isComparable } from "./compared-file.js";
import { EffectiveAccess } from "./effective-access.js";
import { failureAdvice } from "./failure-advice.js";
import { syncJournal } from "./journal.js";
import type { SyncPlace } from "./place.js";
import type { SyncFlags } from "./sync-flags.js";
import { refuseOtherOrganization } from "./target.js";

/** What the syncs of one run have in common. */
export interface SyncSession {
  connection: Connection;
  session: Session;
  /** The organisations that the key may read, where they were asked for already. */
  listed?: readonly ListedOrganization[];
}

/** Connects, reads nothing yet. What is asked of the session itself, and of no organisation, goes to `observer`. */
export function openSyncSession(
  connection: Connection,
  { flags, context, observer }: { flags: SyncFlags; context: LoggingContext; observer: Observer },
): SyncSession {
  const { signal, screen } = context;
  const conceal = (secret: string) => screen.conceal(secret);
  return { connection, session: openSession(connection, { pace: flags, observer, conceal, signal }) };
}

/** What a sync is done with, besides the connection. */
export interface SyncRun {
  flags: SyncFlags;
  context: LoggingContext;
  place: SyncPlace;
  /** What the result must not fall far behind. */
  compared?: ComparedFile;
  progress: Progress;
  /** Called when everything is read, before the first byte is written. */
  onWriting(): void;
}

/** What became of a sync. */
export interface SyncDone {
  result: SyncResult;
  access: EffectiveAccess;
  /** Distinct names of the users' custom attributes. */
  customAttributes: number;
}

/** One sync of the connection's organisation. Rejects as `sync` does; then nothing of it is under way any more. */
export async function syncWith(
  { connection, session, listed }: SyncSession,
  run: SyncRun,
): Promise<SyncDone> {
  const { flags, context, place, compared, progress } = run;
  const { log, now } = context;
  const { lock, target } = place;
  const tally = new Tally(now);
  const observer = tellAll([tally, progress, requestLog(log, () => performance.now())]);
  const journal = syncJournal(target, {
    flags,
    fingerprint: fingerprintOf(connection.credential),
    context,
  });
  // Whoever took our place over reads for itself: nothing that we still read could be used.
  const signal = lock === undefined ? context.signal : AbortSignal.any([context.signal, lock.lost]);
  const reading = session.clientFor(connection.organizationId, {
    observer,
    signal,
    ...(journal && { units: journal }),
  });
  try {
    const access = new EffectiveAccess();
    let organization: ListedOrganization | undefined;
    const connector = createConnector(reading.client, {
      without: new Set(flags.without),
      attributes: flags.attributes ?? [],
      groupRules: flags.groupRules === true,
      ...(connection.region !== undefined && { region: connection.region }),
      providerId: () => organization?.providerId,
      warn: (warning) => tally.warn(warning),
    });
    const result = await sync({
      connector,
      tally,
      listOrganizations: async () => listed ?? listOrganizations(reading.client),
      ...(connection.organizationId !== undefined && { organizationId: connection.organizationId }),
      async checkOrganization(read) {
        organization = read;
        if (!flags.force) refuseOtherOrganization(target, read);
      },
      target,
      ...(place.previous && { previous: place.previous }),
      compareWith(organization) {
        const { baseUrl } = connection;
        if (compared === undefined || !isComparable(compared.header, { organization, baseUrl }))
          return undefined;
        return { before: compared.inventory, limits: dropLimits(compared.limits) };
      },
      async beforeReplace() {
        await lock?.check();
        // A sync takes a while, and somebody may have put something else there.
        const standing = await place.look();
        if (!flags.force) refuseOtherOrganization(standing, organization);
      },
      ...(journal && { journal }),
      expect: flags.expect ?? new Map(),
      header: headerFor(connection, { flags, startedAt: place.startedAt }),
      ...runBy(),
      credentialKind: session.credential.kind,
      clock: now,
      onCollected: ({ complete }) => {
        progress.enter(complete ? "Writing" : "Writing what there is");
        run.onWriting();
        log.info({ complete }, "everything is read");
      },
      onGrant: (grant) => access.add(grant),
      stdout: context.io.stdout,
      signal,
    });
    logWarnings(result, context);
    return { result, access, customAttributes: connector.customAttributeNames() };
  } catch (error) {
    await journal?.close();
    for (const line of failureAdvice(error, { target, journal, flags, now: now() })) context.advise(line);
    throw error;
  } finally {
    await journal?.close();
    reading.end();
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

/** Who ran it, where the account has a name. */
function runBy(): { runBy?: { user: string; host: string } } {
  const { user, host } = operatingAccount();
  return user === undefined ? {} : { runBy: { user, host } };
}

/** The screen counts warnings; their ids are in the file, and here for whoever asks for the log. */
function logWarnings({ manifest }: SyncResult, { log }: LoggingContext): void {
  for (const { code, count, ids } of manifest.warnings) {
    log.debug({ code, count, ids: ids.slice(0, 20) }, counted(count, "warning"));
  }
}
