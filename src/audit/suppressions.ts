import { z } from "zod";
import type { RuleResult } from "./audit.js";
import type { Finding } from "./finding.js";
import { lastDaySchema } from "./last-day.js";
import { patternSchema } from "./pattern.js";

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
  expires: lastDaySchema,
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

/** A finding, and the suppression that is about it, or the exemption of its rule. */
export interface JudgedFinding extends Omit<Finding, "exemption"> {
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
