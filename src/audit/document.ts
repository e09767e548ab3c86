import { z } from "zod";
import { type Severity, severities } from "../model/severity.js";
import { fileIdentitySchema } from "../sync-file/file-identity.js";
import { outcomes } from "./outcome.js";

export const AUDIT_FORMAT = "jc-connector/audit";
export const AUDIT_VERSION = 1;

const countSchema = z.int().nonnegative();
const textSchema = z.string().min(1);

/** What ended the audit with its exit code. */
export const exitReasons = [
  /** 0: nothing that was asked for. */
  "done",
  /** 1: findings at or above `--fail-on`. */
  "findings",
  /** 3: the sync file is not whole. */
  "incomplete",
  /** 3: it is older than `--max-age`. */
  "tooOld",
  /** 3: it does not hold as many records as it states. */
  "falseCounts",
  /** 3: `--strict`, and somebody could not be judged. */
  "notJudged",
] as const;
export type ExitReason = (typeof exitReasons)[number];

/** What was asked for. */
const settingsSchema = z.object({
  failOn: z.enum(severities).optional(),
  strict: z.literal(true).optional(),
  /** Ids of the only rules that were asked for. */
  rules: z.array(textSchema).optional(),
  privileged: z.array(textSchema).optional(),
  internalDomains: z.array(textSchema).optional(),
  /** Paths, as they were named. */
  roster: textSchema.optional(),
  sod: textSchema.optional(),
  suppressions: textSchema.optional(),
});
export type AuditSettings = z.infer<typeof settingsSchema>;

export const subjectSchema = z.object({
  id: textSchema,
  type: textSchema,
  displayName: textSchema,
  email: textSchema.optional(),
});

/** `reason` and `approvedBy` are left out where nobody is to be named. */
export const suppressedSchema = z.object({
  reason: textSchema.optional(),
  approvedBy: textSchema.optional(),
  expires: z.iso.date(),
});

export const findingSchema = z.object({
  ruleId: textSchema,
  severity: z.enum(severities),
  subject: subjectSchema,
  detail: textSchema,
  /** Left out where nobody is to be named. */
  observed: z.record(z.string(), z.unknown()).optional(),
  entitlementId: textSchema.optional(),
  pathIds: z.array(textSchema).optional(),
  remediation: textSchema,
  references: z.array(textSchema),
  /** In force: it does not count. */
  suppressedBy: suppressedSchema.optional(),
  /** Over: it counts again. */
  suppressionEnded: suppressedSchema.optional(),
});

export const unknownSchema = z.object({ ruleId: textSchema, subject: subjectSchema, reason: textSchema });

export const ruleSchema = z.object({
  id: textSchema,
  /** The gravest that it may find. */
  severity: z.enum(severities),
  title: textSchema,
  judges: textSchema,
  outcome: z.enum(outcomes),
  /** Those that are not suppressed. */
  findings: countSchema,
  suppressed: countSchema,
  clean: countSchema,
  unknown: countSchema,
});

/** The whole of what `audit --format json` prints. */
export const auditDocumentSchema = z.object({
  format: z.literal(AUDIT_FORMAT),
  version: z.literal(AUDIT_VERSION),
  sync: fileIdentitySchema,
  /** What expiries were measured at. */
  now: z.iso.datetime(),
  settings: settingsSchema,
  exitCode: z.int().min(0).max(3),
  exitReason: z.enum(exitReasons),
  /** Findings that are not suppressed, by severity. */
  counts: z.object({
    info: countSchema,
    low: countSchema,
    medium: countSchema,
    high: countSchema,
    critical: countSchema,
  } satisfies Record<Severity, typeof countSchema>),
  rules: z.array(ruleSchema),
  notRun: z.array(z.object({ ruleId: textSchema, reason: textSchema })),
  findings: z.array(findingSchema),
  unknowns: z.array(unknownSchema),
});
