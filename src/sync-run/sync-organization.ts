import { createConnector } from "../connector/connector.js";
import { type ListedOrganization, listOrganizations } from "../connector/organization.js";
import { fingerprintOf } from "../jumpcloud/credential.js";
import { tellAll } from "../jumpcloud/tell-all.js";
import { packageVersion } from "../model/package-version.js";
import { dropLimits } from "../sync/drop-limits.js";
import { type SyncResult, sync } from "../sync/sync.js";
import { Tally } from "../sync/tally.js";
import type { SyncHeader } from "../sync-file/header.js";
import { type ComparedFile, isComparable } from "./compared-file.js";
import { operatingAccount } from "./operating-account.js";
import type { SyncPlace } from "./place.js";
import { syncJournal } from "./sync-journal.js";
import type { ContentOptions, SyncDone, SyncRun, SyncSession } from "./sync-run.js";
import { refuseOtherOrganization } from "./target.js";

/**
 * One sync of the connection's organisation into a place that is held. Rejects as `sync` does, and with TargetError; then
 * nothing of it is under way any more.
 */
export async function syncOrganization(
  { connection, session, listed }: SyncSession,
  run: SyncRun,
  { place, compared }: { place: SyncPlace; compared: ComparedFile | undefined },
): Promise<SyncDone> {
  const { content, force, now } = run;
  const { lock, target } = place;
  const tally = new Tally(now);
  const observer = tellAll([tally, ...run.observers]);
  const journal = syncJournal(target, {
    ...run.journal,
    fingerprint: fingerprintOf(connection.credential),
    now,
    onTrouble: (error, path) => run.onJournalTrouble?.(error, path),
  });
  // Whoever took our place over reads for itself: nothing that we still read could be used.
  const signal = lock === undefined ? run.signal : AbortSignal.any([run.signal, lock.lost]);
  const reading = session.clientFor(connection.organizationId, {
    observer,
    signal,
    ...(journal && { units: journal }),
  });
  try {
    let organization: ListedOrganization | undefined;
    const connector = createConnector(reading.client, {
      without: new Set(content.without),
      attributes: content.attributes ?? [],
      groupRules: content.groupRules === true,
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
        if (read !== undefined) run.onOrganization?.(read.id);
        if (!force) refuseOtherOrganization(target, read);
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
        if (!force) refuseOtherOrganization(standing, organization);
      },
      ...(journal && { journal }),
      expect: run.expect ?? new Map(),
      header: headerFor(connection, { content, startedAt: place.startedAt }),
      ...runBy(),
      credentialKind: session.credential.kind,
      clock: now,
      onCollected: ({ complete }) => run.onWriting?.({ complete }, target),
      ...(run.onGrant && { onGrant: run.onGrant }),
      ...(run.stdout && { stdout: run.stdout }),
      signal,
    });
    return { result, customAttributes: connector.customAttributeNames() };
  } catch (error) {
    await journal?.close();
    run.onFailure?.(error, { target, kept: journal?.kept() ?? 0 });
    throw error;
  } finally {
    await journal?.close();
    reading.end();
  }
}

/** Whether the result took the place that it was meant for: it is good, or was wanted whatever it is. */
export function isTaken(
  { verdict }: Pick<SyncResult, "verdict">,
  { allowIncomplete }: { allowIncomplete?: true },
): boolean {
  return verdict === "accepted" || (verdict === "incomplete" && allowIncomplete === true);
}

function headerFor(
  { region, baseUrl }: SyncSession["connection"],
  { content, startedAt }: { content: ContentOptions; startedAt: Date },
): Pick<SyncHeader, "startedAt" | "connector" | "options"> & {
  source: Omit<SyncHeader["source"], "organization">;
} {
  const { attributes = [], without = [], groupRules } = content;
  return {
    startedAt: startedAt.toISOString(),
    connector: { name: "jc-connector", version: packageVersion() },
    source: { system: "JumpCloud", ...(region !== undefined && { region }), baseUrl },
    options: {
      ...(attributes.length > 0 && { attributes: [...attributes] }),
      ...(without.length > 0 && { without: [...without] }),
      ...(groupRules && { groupRules }),
    },
  };
}

/** Who ran it, where the account has a name. */
function runBy(): { runBy?: { user: string; host: string } } {
  const { user, host } = operatingAccount();
  return user === undefined ? {} : { runBy: { user, host } };
}
