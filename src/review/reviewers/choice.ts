import type { HeldAccess } from "../held/held-access.js";
import type { ReviewedPerson } from "../held/reviewed-account.js";

/** Why nobody but a fallback can decide, in the order in which it is told. */
export const fallbackReasons = [
  "no manager",
  "manager not in the file",
  "own manager",
  "manager disabled",
  "manager without an address",
  "administrator without a user",
  "service account",
  "no owner",
  "owner disabled",
  "own access",
] as const;
export type FallbackReason = (typeof fallbackReasons)[number];

/** In words that follow a number of rows. */
export const fallbackWords = {
  "no manager": "the person has no manager",
  "manager not in the file": "the manager is not in the sync file",
  "own manager": "the person is their own manager",
  "manager disabled": "the manager's account is disabled",
  "manager without an address": "the manager has no usable e-mail address",
  "administrator without a user": "an administrator account that belongs to no user",
  "service account": "a service account",
  "no owner": "nobody is named as the owner",
  "owner disabled": "the owner's account is disabled",
  "own access": "it is the reviewer's own access",
} as const satisfies Record<FallbackReason, string>;

/** Who would decide, before anybody's own access is looked at. */
export type Choice =
  | { by: "manager" | "owner"; reviewer: string }
  /** `reviewer` is whoever would decide, were it not so. */
  | { by: "fallback"; reason: FallbackReason; reviewer?: string };

/** Chooses who decides about something that a person has. */
export type Choose = (held: HeldAccess, person: ReviewedPerson) => Choice;
