/**
 * How much of a list was seen. `proven`: as many rows as JumpCloud counts, or read twice with the same result;
 * `readToEnd`: JumpCloud states no count; `incomplete`: rows may be missing.
 */
export type Proof = "proven" | "readToEnd" | "incomplete";

/** The lists that a sync reads, by the names that stand in the manifest. */
export type ListName =
  | "users"
  | "administrators"
  | "serviceAccounts"
  | "providerAdministrators"
  | "groups"
  | "memberships"
  | "apps"
  | "appUsers"
  | "appGroups"
  | "roles";

/** What became of one list. */
export interface ListReport {
  list: ListName;
  /** The group or application whose list this is. */
  of?: string;
  endpoint: string;
  /** Rows as JumpCloud counts them, at the last reading. */
  reported?: number;
  /** Rows that came, each id once. */
  read: number;
  /** Rows that came more often than the overlap of pages explains. */
  duplicates: number;
  /** Rows that JumpCloud counts and never returns: edges to deleted objects. */
  notReturned: number;
  /** Edges that lead to another kind of object than the list is about, such as a group inside a group. */
  otherKinds?: number;
  proof: Proof;
  /** Why a list is incomplete, in words for a person. */
  reason?: string;
}

/** The worse of two proofs: what a whole is worth whose parts are worth these. */
export function weakestProof(proofs: Iterable<Proof>): Proof {
  let weakest: Proof = "proven";
  for (const proof of proofs) {
    if (proof === "incomplete") return proof;
    if (proof === "readToEnd") weakest = proof;
  }
  return weakest;
}
