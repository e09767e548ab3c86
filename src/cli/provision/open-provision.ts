import {
  type ListedOrganization,
  listOrganizations,
  type OrganizationName,
} from "../../connector/organization.js";
import { AccessReader } from "../../jumpcloud/access-reader.js";
import { JumpCloudChanges } from "../../jumpcloud/changes.js";
import type { Connection } from "../../jumpcloud/connection.js";
import { openSession, type Session } from "../../jumpcloud/session.js";
import { userAgent } from "../../model/package-version.js";
import type { Intent } from "../../provision/receipt.js";
import { chooseOrganization } from "../../sync/organization.js";
import { operatingAccount } from "../../sync-run/operating-account.js";
import { NoCredentialError } from "../api-key.js";
import { configuredConnection, serviceAccountOf } from "../connection.js";
import type { LoggingContext } from "../context.js";
import { requestLog } from "../request-log.js";
import { findOwner, type Owner } from "./owner.js";
import type { WriteFlags } from "./provision-flags.js";
import type { Permission } from "./write-permission.js";

/** One organisation whose access may be changed. */
export interface Provision {
  connection: Connection;
  /** Absent where the key may not know. */
  organization: OrganizationName | undefined;
  reader: AccessReader;
  changes: JumpCloudChanges;
  owner: Owner;
  /** Who changes something, for the receipt. */
  by: Intent["by"];
  close(): Promise<void>;
}

/** Somebody waits for the answer, or a job that comes again. */
const RETRY_SECONDS = 60;
const AT_ONCE = 4;

const WRITE_KEY_HINT = " To change something: JUMPCLOUD_WRITE_API_KEY";

/**
 * Connects with the credential that the permission names. Nothing is changed. Throws UsageError,
 * OrganizationChoiceError, JumpCloudError.
 */
export async function openProvision(
  permission: Permission,
  { timeout, startRps }: Pick<WriteFlags, "timeout" | "startRps">,
  context: LoggingContext,
): Promise<Provision> {
  const { io, log, screen, signal } = context;
  const { flags, env } = permission;
  const connection = await configuredConnection(flags, {
    env,
    stdin: io.stdin,
    warn: (text) => log.warn(text),
  }).catch((error: unknown) => {
    throw error instanceof NoCredentialError ? new NoCredentialError(WRITE_KEY_HINT) : error;
  });
  const observer = requestLog(log, () => performance.now());
  const session = openSession(connection, {
    pace: {
      concurrency: AT_ONCE,
      timeout,
      maxRetryTime: RETRY_SECONDS,
      ...(startRps !== undefined && { startRps }),
    },
    observer,
    conceal: (secret) => screen.conceal(secret),
    userAgent: userAgent(),
    signal,
  });
  try {
    const { organizationId } = connection;
    const named = organizationId !== undefined && { organizationId };
    const account = serviceAccountOf(connection);
    const chosen = await chosenOrganization(session, connection);
    const providerId = chosen?.providerId;
    const owner = await findOwner(session.client, {
      ...account,
      ...(providerId !== undefined && { providerId }),
    });
    const { request } = session;
    const credential = owner.email ?? account.serviceAccount;
    return {
      connection,
      organization: chosen && nameOf(chosen),
      reader: new AccessReader({ request, observer, ...named }),
      changes: new JumpCloudChanges({ request, ...named }),
      owner,
      by: { ...(credential !== undefined && { credential }), ...operatingAccount() },
      close: () => session.close(),
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

function nameOf({ id, displayName }: ListedOrganization): OrganizationName {
  return { id, ...(displayName !== undefined && { displayName }) };
}

/** Unlike the doctor's, what fails here ends the run: a change must not go to whichever organisation comes first. */
async function chosenOrganization(
  { client }: Session,
  { organizationId }: Connection,
): Promise<ListedOrganization | undefined> {
  const listed = await listOrganizations(client);
  return chooseOrganization({ listed, ...(organizationId !== undefined && { named: organizationId }) });
}
