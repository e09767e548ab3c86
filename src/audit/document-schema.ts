import type { z } from "zod";
import { documentJsonSchema } from "../model/json-schema.js";
import {
  AUDIT_FORMAT,
  AUDIT_VERSION,
  auditDocumentSchema,
  findingSchema,
  ruleSchema,
  subjectSchema,
  suppressedSchema,
  unknownSchema,
} from "./document.js";
import { suppressionSchema, suppressionsSchema } from "./suppressions.js";

/** The JSON Schema of what `audit --format json` prints. */
export function auditSchema(): Record<string, unknown> {
  return documentJsonSchema(auditDocumentSchema, {
    format: AUDIT_FORMAT,
    version: AUDIT_VERSION,
    title: "jc-connector audit",
    description: `What was found in a sync file: format ${AUDIT_FORMAT}, version ${AUDIT_VERSION}.`,
    words: new Map<z.ZodType, { id?: string; description?: string }>([
      [ruleSchema, { id: "Rule", description: "What came of a rule, in numbers." }],
      [subjectSchema, { id: "Subject", description: "An account, a group, an app or a role." }],
      [findingSchema, { id: "Finding", description: "What a rule found." }],
      [unknownSchema, { id: "Unknown", description: "Somebody whom a rule could not judge: never clean." }],
      [suppressedSchema, { id: "Suppressed", description: "Why it does not count, and until when." }],
    ]),
  });
}

/** The JSON Schema of the file that `audit --suppressions` takes. */
export function suppressionsFileSchema(): Record<string, unknown> {
  return documentJsonSchema(suppressionsSchema, {
    format: "jc-connector/suppressions",
    version: 1,
    title: "jc-connector suppressions",
    description: "Findings that somebody has agreed to live with, each for a reason and for a time.",
    words: new Map<z.ZodType, { id?: string; description?: string }>([
      [
        suppressionSchema,
        {
          id: "Suppression",
          description:
            "rule: its id. subject: a pattern of an id, type:id, e-mail address, user name or display name. " +
            "entitlement: a pattern of its id or of its resource. expires: the last day, in UTC.",
        },
      ],
    ]),
  });
}
