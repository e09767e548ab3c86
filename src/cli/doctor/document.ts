import { z } from "zod";

export const DOCTOR_FORMAT = "jc-connector/doctor";
export const DOCTOR_VERSION = 1;

const countSchema = z.int().nonnegative();

export const doctorCheckSchema = z.object({
  what: z.string().min(1),
  /** The list whose objects it is about. */
  of: z.string().min(1).optional(),
  /** With `{id}` for ids; "POST /oauth2/token" where a token was refused. */
  endpoint: z.string().regex(/^(GET|POST) \//),
  need: z.enum(["needed", "optional", "spare"]).meta({
    description:
      "needed: no sync without it; optional: every sync asks, and does without; spare: asked only where a list comes short or names an unknown object.",
  }),
  answer: z
    .enum(["ok", "forbidden", "unauthorized", "notFound", "badRequest", "failed", "notTried"])
    .meta({ description: "notTried: there was no object to ask about, or no token to ask with." }),
  /** "ok", "403", "no answer" */
  word: z.string().min(1),
  /** Rows in all, of a list of the organisation. */
  total: countSchema.optional(),
  /** Of lists that answered. */
  totalStated: z.boolean().optional(),
  isInTheWay: z.boolean(),
  /** What the answer means. */
  remark: z.string().min(1).optional(),
});
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

export const doctorDocumentSchema = z.object({
  format: z.literal(DOCTOR_FORMAT),
  version: z.literal(DOCTOR_VERSION),
  askedAt: z.iso.datetime(),
  /** Whether a sync can read everything that it needs. */
  ready: z.boolean(),
  exitCode: countSchema,
  /** The console's origin; "demo" for the simulated organisation. */
  baseUrl: z.string().min(1),
  region: z.string().min(1).optional(),
  organization: z.object({ id: z.string().optional(), displayName: z.string().optional() }),
  credential: z.object({
    kind: z.string().min(1),
    owner: z.string().optional(),
    role: z.string().optional(),
    expiresAt: z.iso.datetime().optional(),
    expiry: z.enum(["later", "soon", "past"]).optional().meta({ description: "soon: within 14 days." }),
  }),
  clock: z
    .object({
      apartMs: z.int().meta({ description: "Ours minus JumpCloud's, which tells whole seconds." }),
      isRight: z.boolean(),
    })
    .optional(),
  checks: z.array(doctorCheckSchema),
  change: z.object({ what: z.string(), tried: z.literal(false), why: z.string() }),
  /** What a sync would take; absent when it is not ready. */
  sync: z
    .object({
      requestsAtLeast: countSchema,
      secondsAtLeast: z.number().nonnegative(),
      requestsPerSecond: z.number().positive(),
      uncounted: z.array(z.string()).meta({ description: "Lists without a stated total." }),
    })
    .optional(),
  /** Why not ready, each obstacle in words. */
  reasons: z.array(z.string()),
  advice: z.array(z.string()),
});
export type DoctorDocument = z.infer<typeof doctorDocumentSchema>;
