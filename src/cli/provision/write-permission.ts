import { UsageError } from "../errors.js";
import { checkedSecret } from "../secret-text.js";
import type { ConnectionFlags } from "../settings.js";
import type { WriteFlags } from "./provision-flags.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether something may be changed, and with whose key; `flags` and `env` hold no other credential than that one. */
export interface Permission {
  mode: "dry run" | "write";
  /** Why it is done; of a dry run only where it was given. */
  ticket?: string;
  /** What has to be given besides for something to be changed: "--write --ticket TEXT"; empty of a write. */
  lacking: string;
  /** Of a dry run: no key was given that may change something. */
  lacksKey?: true;
  flags: ConnectionFlags;
  env: Environment;
}

const kind = { aSecret: "an API key", theSecret: "the API key" } as const;

const WRITE_KEY = "JUMPCLOUD_WRITE_API_KEY";
/** How a key is given that may change something. */
export const KEY_WAYS = `${WRITE_KEY}, --api-key-file or -p`;
/** Credentials that are meant for reading: they change something only with --provisioning. */
const readingVariables = [
  "JUMPCLOUD_API_KEY",
  "BATON_API_KEY",
  "JUMPCLOUD_CLIENT_ID",
  "JUMPCLOUD_CLIENT_SECRET",
] as const;

/** A ticket is a number or a link, and stands in every receipt. */
const LONGEST_TICKET = 200;

const missing = {
  write: "--write",
  ticket: "--ticket TEXT",
  key: `a key that may change something: ${WRITE_KEY} or --api-key-file (or --provisioning, which takes the usual one, and that of --api-key)`,
} as const;

/**
 * Nothing is changed unless everything was asked for: --write, a ticket, and a key that is meant for it. A key in
 * JUMPCLOUD_API_KEY, which every sync has, or in --api-key, which may be the same, changes nothing by itself.
 * `instead`: a sentence that says how to see what would be done. Throws UsageError.
 */
export function writePermission(
  given: WriteFlags,
  { env, instead = "What it would do: --dry-run" }: { env: Environment; instead?: string },
): Permission {
  const { dryRun, write, ticket, provisioning } = given;
  if (dryRun && write) throw new UsageError("--dry-run sends nothing and --write does: give one of them");
  if (ticket !== undefined) refuseTicket(ticket);
  const own = ownKey(given, env);
  const mayWrite = own?.isForWriting === true || provisioning === true;
  const lacks = [
    ...(write ? [] : [missing.write]),
    ...(ticket === undefined ? [missing.ticket] : []),
    ...(mayWrite ? [] : [missing.key]),
  ];
  if (!dryRun && lacks.length > 0) {
    throw new UsageError(`nothing was changed: for that it needs ${lacks.join(", and ")}. ${instead}`);
  }
  return {
    mode: dryRun ? "dry run" : "write",
    ...(ticket !== undefined && { ticket }),
    lacking: lackingWords(given, mayWrite),
    ...(!mayWrite && { lacksKey: true as const }),
    flags: own?.flags ?? given,
    env: own?.env ?? env,
  };
}

function lackingWords({ write, ticket }: WriteFlags, mayWrite: boolean): string {
  const flags = [...(write ? [] : ["--write"]), ...(ticket === undefined ? ["--ticket TEXT"] : [])].join(" ");
  return mayWrite ? flags : `${flags}, and a key that may: ${KEY_WAYS}`;
}

interface OwnKey extends Pick<Permission, "flags" | "env"> {
  /** False of --api-key: it takes any key, the one of syncs as well. */
  isForWriting: boolean;
}

/** The key that was given for this run, with what else says where the organisation is. */
function ownKey(given: WriteFlags, env: Environment): OwnKey | undefined {
  const { apiKey, apiKeyFile, clientId, clientSecretFile, orgId, region, baseUrl } = given;
  const rest = Object.fromEntries(
    Object.entries(env).filter(([name]) => !readingVariables.some((reading) => reading === name)),
  );
  const place = {
    // Refused beside a key: which of the two counts is nothing to guess at.
    ...(clientId !== undefined && { clientId }),
    ...(clientSecretFile !== undefined && { clientSecretFile }),
    ...(orgId !== undefined && { orgId }),
    ...(region !== undefined && { region }),
    ...(baseUrl !== undefined && { baseUrl }),
  };
  if (apiKey !== undefined || apiKeyFile !== undefined) {
    const key = { ...(apiKey !== undefined && { apiKey }), ...(apiKeyFile !== undefined && { apiKeyFile }) };
    return { flags: { ...place, ...key }, env: rest, isForWriting: apiKeyFile !== undefined };
  }
  const written = env[WRITE_KEY];
  if (!written) return undefined;
  return {
    flags: place,
    env: { ...rest, JUMPCLOUD_API_KEY: checkedSecret(written, { kind, source: WRITE_KEY }) },
    isForWriting: true,
  };
}

function refuseTicket(ticket: string): void {
  if (ticket.trim() === "") throw new UsageError("--ticket is empty: give the number of the request");
  if (ticket.length > LONGEST_TICKET) {
    throw new UsageError(`--ticket is longer than ${LONGEST_TICKET} characters: give its number or address`);
  }
}
