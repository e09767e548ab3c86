import { z } from "zod";
import { documentJsonSchema } from "../model/json-schema.js";
import { severities } from "../model/severity.js";
import { lastDaySchema } from "./last-day.js";
import { patternSchema } from "./pattern.js";

const text = z.string().trim().min(1);

const exemptionSchema = z.strictObject({
  /** A pattern of an id, `type:id`, an e-mail address, a user name or a display name. */
  principal: patternSchema,
  reason: text,
  approvedBy: text,
  expires: lastDaySchema,
});

const ruleSchema = z.strictObject({
  id: text,
  title: text,
  severity: z.enum(severities).default("high"),
  a: z.array(patternSchema).min(1),
  condition: z.enum(["in", "not_in"]).default("in"),
  b: z.array(patternSchema).min(1),
  exempt: z.array(exemptionSchema).default([]),
});

/** The whole of a file of rules about the separation of duties. Keys that it does not name are slips. */
export const sodFileSchema = z.strictObject({
  /** For editors. */
  $schema: z.string().optional(),
  rules: z.array(ruleSchema).min(1).max(10_000, "holds more than 10,000 rules"),
});

/** The JSON Schema of what `audit --sod` reads. */
export function sodSchema(): Record<string, unknown> {
  return documentJsonSchema(sodFileSchema, {
    format: "jc-connector/sod",
    version: 1,
    title: "jc-connector separation of duties",
    description:
      "What nobody may have together, as audit --sod reads it: version 1. A pattern is of a group's, app's or role's name or id, with or without its type before it (app:AWS*), or of an entitlement's id.",
    words: new Map<z.ZodType, { id?: string; description?: string }>([
      [
        ruleSchema,
        {
          id: "Rule",
          description:
            "Condition in: nobody may have one of a and one of b. Condition not_in: nobody may have one of a and none of b.",
        },
      ],
      [
        exemptionSchema,
        {
          id: "Exemption",
          description:
            "Who may all the same: a pattern of an id, type:id, e-mail address, user name or display name.",
        },
      ],
    ]),
  });
}
