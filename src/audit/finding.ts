import type { ResourceId } from "../model/resource-id.js";
import type { Severity } from "../model/severity.js";
import type { SodExemption } from "./sod.js";

/** An account, a group, an app or a role that a rule judges. */
export interface Subject {
  id: ResourceId;
  /** "user:5f3c…" */
  key: string;
  displayName: string;
  email?: string;
}

/** What a rule found. */
export interface Finding {
  ruleId: string;
  severity: Severity;
  subject: Subject;
  /** In words for a person, without the subject's name: "user suspended, administrator enabled (Help Desk), made from this user". */
  detail: string;
  /** The facts that it rests on, for programs. */
  observed: Readonly<Record<string, unknown>>;
  /** What the subject holds, where the finding is about that alone. */
  entitlementId?: string;
  /**
   * What it is about as well, or instead: another account of the person, or what conflicts. Rows of a review that it
   * stands on, where they are not those of the subject.
   */
  about?: readonly { key: string; entitlementId?: string }[];
  /** Ids of the entitlements of a path, where it is about one. */
  pathIds?: readonly string[];
  /** Who agreed to it where the rule itself was written, why, and until which day: as a suppression, in force or over. */
  exemption?: Pick<SodExemption, "reason" | "approvedBy" | "expires">;
  /** Where it counts when findings are summed up: a department, an app. */
  place?: string;
}

/** Somebody whom a rule could not judge. */
export interface Unknown {
  subject: Subject;
  reason: string;
}
