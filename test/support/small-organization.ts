import type { Resource } from "../../src/model/resource.js";

// A few people and what they hold, written down by hand: what a sync would make of them is in small-records.ts.

/** "u1: a1 a2; u2: a1": what stands before the colon has, or consists of, what stands behind it. */
export type Edges = string;

interface SmallAccount {
  /** Default: the id. */
  name?: string;
  /** Default: "<id>@example.com"; `null` is none. */
  email?: string | null;
  /** Absent is not known. */
  mfa?: boolean;
  /** Default: enabled. */
  state?: "suspended" | "locked" | "staged" | "not told";
  /** Put into the profile over everything else. */
  profile?: Resource["profile"];
  /** Put over the resource that was made. */
  resource?: Partial<Resource>;
}

export interface SmallUser extends SmallAccount {
  /** Default: the id; `null` is none. */
  username?: string | null;
  department?: string;
  title?: string;
  /** The id of a user. */
  manager?: string;
  mfaExcluded?: true;
  /** Those that the header's options name go into the profile. */
  attributes?: Record<string, string>;
  emails?: readonly string[];
  lastLogin?: string;
}

export interface SmallAdmin extends SmallAccount {
  /** The id of the user who is the same person. */
  user?: string;
  /** Default: "email". */
  linkBasis?: "email" | "user_admin_id";
  service?: true;
  /** Only the managing provider lists it. */
  ofProvider?: true;
}

export interface SmallGroup {
  name?: string;
  dynamic?: true;
  rule?: string;
}

export interface SmallRole {
  name?: string;
  description?: string;
  /** JumpCloud told its name alone. */
  madeUp?: true;
}

/** Each record by its id; ids are told apart by their first letter, as everywhere in the tests of diffs. */
export interface SmallOrganization {
  users?: Record<string, SmallUser>;
  admins?: Record<string, SmallAdmin>;
  groups?: Record<string, SmallGroup>;
  apps?: Record<string, { name?: string; inactive?: true }>;
  roles?: Record<string, SmallRole>;
  /** Group: users. */
  members?: Edges;
  /** App: users. */
  direct?: Edges;
  /** App: groups. */
  bound?: Edges;
  /** Role: administrators. */
  holds?: Edges;
  /** When a grant was given, by "g1:u1", as `reconcile --enrich` adds it. */
  grantedAt?: Record<string, string>;
}

/** Who has what, as pairs of ids, sorted by nothing. */
export function edgesOf(text: Edges = ""): [from: string, to: string][] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [from = "", to = ""] = part.split(":");
      return to
        .trim()
        .split(/\s+/)
        .filter((id) => id !== "")
        .map((id): [string, string] => [from.trim(), id]);
    });
}

/** "u01 u02 … u38" */
export function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(2, "0")}`);
}

/** The same description under each of the ids. */
export function all<Item>(ids: readonly string[], item: Item): Record<string, Item> {
  return Object.fromEntries(ids.map((id) => [id, item]));
}
