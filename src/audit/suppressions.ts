import { z } from "zod";
import type { RuleResult } from "./audit.js";
import type { Finding } from "./finding.js";

/** Longer than any name in a sync file. */
const patternSchema = z.string().min(1).max(1024);

/** A finding that somebody has agreed to live with, for a reason and for a time. */
export const suppressionSchema = z.strictObject({
  /** Id of the rule. */
  rule: z.string().min(1),
  /** A pattern of ids, `type:id`, e-mail addresses, user names or display names. */
  subject: patternSchema,
  /** A pattern of the entitlement that the finding is about: its id, or its resource's names; absent: whatever it is. */
  entitlement: patternSchema.optional(),
  reason: z.string().trim().min(1),
  approvedBy: z.string().trim().min(1),
  /** "2026-12-31": the last day on which it holds, in UTC. */
  expires: z.iso.date(),
});
export type Suppression = z.infer<typeof suppressionSchema>;

/** The whole of a file of suppressions. Keys that it does not name are slips. */
export const suppressionsSchema = z.strictObject({
  /** For editors. */
  $schema: z.string().optional(),
  suppressions: z.array(suppressionSchema).max(10_000, "holds more than 10,000 suppressions"),
});

/** What is told of a suppression; of why and by whom, nothing where nobody is to be named. */
export type ToldSuppression = Pick<Suppression, "expires"> &
  Partial<Pick<Suppression, "reason" | "approvedBy">>;

/** A finding, and the suppression that is about it. */
export interface JudgedFinding extends Finding {
  /** In force: it does not count. */
  suppressedBy?: ToldSuppression;
  /** Over: it counts again. */
  suppressionEnded?: ToldSuppression;
}

/** What one rule made of the population, and what of that is suppressed. */
export interface JudgedRule extends Omit<RuleResult, "findings"> {
  /** The gravest first. */
  findings: readonly JudgedFinding[];
}

const DAY_MS = 86_400_000;

/** Whether it still holds: until the last moment of its last day, in UTC. */
export function isInForce({ expires }: Pick<Suppression, "expires">, now: Date): boolean {
  return now.getTime() < Date.parse(expires) + DAY_MS;
}
