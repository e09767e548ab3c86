import type { Writable } from "node:stream";
import { z } from "zod";
import type { OrganizationName } from "../connector/organization.js";
import type { Region } from "../jumpcloud/regions.js";
import { type OptionalResourceType, optionalTypeNames, typeNames } from "../model/what-is-read.js";
import { limitNames } from "../sync/drop-limits.js";
import { checkOptions } from "./check-options.js";
import type { DropLimits } from "./drop-limits.js";
import type { SyncObserver } from "./sync-observer.js";

export type { OptionalResourceType, OrganizationName };

/** Who signs in: an administrator's API key, or a service account. `tokenUrl` defaults to the region's. */
export type SyncCredential =
  | { apiKey: string }
  | { clientId: string; clientSecret: string; tokenUrl?: string };

export interface SyncOptions {
  credential: SyncCredential;
  /** The organisation's id, 24 hexadecimal digits; needed where the credential may read several. */
  organizationId?: string;
  /** Where the organisation lives. Default: "us", or the region whose console `baseUrl` is. */
  region?: Region;
  /** Another origin of the console, for a simulator or a proxy: https, or http on this machine. */
  baseUrl?: string;
  /**
   * The path of the sync file (".gz" compresses), or a stream, which is not ended. "-" is the process's standard output,
   * treated as any stream: written to when everything is read, without journal, lock, or a file before to compare with.
   */
  file: string | Writable;
  /** Resource types that are not read. */
  without?: readonly OptionalResourceType[];
  /** Names of the users' custom attributes that are taken in. */
  attributes?: readonly string[];
  /** Reads the rule of each dynamic group, one request each. */
  groupRules?: boolean;
  /** How many objects there should be, by resource type; a difference makes the result incomplete. */
  expect?: Readonly<Record<string, number>>;
  /** "none": the result is not compared with the file before. */
  maxDrop?: DropLimits | "none";
  /** Takes a result that is not whole all the same. */
  allowIncomplete?: boolean;
  /** Replaces a file that is no sync file, is damaged, or is another organisation's. */
  force?: boolean;
  /** Begins anew whatever an earlier sync that was cut short has read. */
  fresh?: boolean;
  /** Requests under way at once, 1 to 64. Default 8. */
  concurrency?: number;
  /** Requests a second at first, doubled every second until JumpCloud throttles; 0: no limit. Default 10. */
  startRps?: number;
  /** Never more requests a second. */
  maxRps?: number;
  /** For an answer to begin, and to go on, in milliseconds. Default 30,000. */
  timeoutMs?: number;
  /** How long a request is sent again, in milliseconds. Default 900,000. */
  maxRetryTimeMs?: number;
  observer?: SyncObserver;
  /** Ends the sync with the signal's reason; what stood at `file` stays. */
  signal?: AbortSignal;
}

const text = z.string().min(1);
const dropLimitSchema = z.union([
  z.strictObject({ percent: z.number().min(0).max(100) }),
  z.strictObject({ count: z.int().nonnegative() }),
]);
const limits = Object.fromEntries(limitNames.map((name) => [name, dropLimitSchema.optional()]));
const event = z.custom<() => void>((value) => typeof value === "function", "is no function").optional();

const optionsSchema = z.strictObject({
  credential: z.union(
    [
      z.strictObject({ apiKey: text }),
      z.strictObject({ clientId: text, clientSecret: text, tokenUrl: text.optional() }),
    ],
    { error: "is neither { apiKey } nor { clientId, clientSecret }" },
  ),
  organizationId: text.optional(),
  region: z.enum(["us", "eu", "in"]).optional(),
  baseUrl: text.optional(),
  file: z.union([text, z.custom<Writable>(isWritable)], { error: "names no file" }),
  without: z.array(z.enum(optionalTypeNames)).optional(),
  attributes: z.array(text).optional(),
  groupRules: z.boolean().optional(),
  expect: z.partialRecord(z.enum(typeNames), z.int().nonnegative()).optional(),
  maxDrop: z
    .union([z.literal("none"), z.strictObject({ ...limits, emptied: z.int().nonnegative().optional() })])
    .optional(),
  allowIncomplete: z.boolean().optional(),
  force: z.boolean().optional(),
  fresh: z.boolean().optional(),
  concurrency: z.int().min(1).max(64).optional(),
  startRps: z.number().min(0).max(1000).optional(),
  maxRps: z.number().min(0.1).max(1000).optional(),
  timeoutMs: z.number().min(100).max(600_000).optional(),
  maxRetryTimeMs: z.number().min(0).max(86_400_000).optional(),
  // One that is an object of a class has more than these.
  observer: z
    .looseObject({
      answered: event,
      retrying: event,
      waiting: event,
      paged: event,
      listed: event,
      writing: event,
    })
    .optional(),
  signal: z.custom<AbortSignal>(isSignal, "is no AbortSignal").optional(),
});

/** By what is used of it: one of another realm, or of a library, is none by its class. */
function isWritable(value: unknown): boolean {
  return hasFunctions(value, ["write", "on", "off", "once"]);
}

function isSignal(value: unknown): boolean {
  return hasFunctions(value, ["addEventListener", "removeEventListener"]) && "aborted" in value;
}

function hasFunctions(value: unknown, names: readonly string[]): value is object {
  if (typeof value !== "object" || value === null) return false;
  return names.every((name) => typeof Reflect.get(value, name) === "function");
}

/** Throws TypeError for a `file` that is neither a path nor a stream, SettingError for other options that cannot be meant. */
export function checkSyncOptions(options: SyncOptions): void {
  if (hasOtherFile(options)) {
    throw new TypeError("file: is neither a path nor a stream that can be written to");
  }
  checkOptions(options, { schema: optionsSchema, name: "sync" });
}

function hasOtherFile(options: unknown): boolean {
  if (typeof options !== "object" || options === null || !("file" in options)) return false;
  const { file } = options;
  return file !== undefined && typeof file !== "string" && !isWritable(file);
}
