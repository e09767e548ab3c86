import { z } from "zod";
import { severities } from "../../model/severity.js";
import { sectionNames } from "../../sync-file/section.js";
import { fieldChangeSchema } from "../field-change.js";
import { eventKinds } from "./kinds.js";

export const namedSchema = z.object({ id: z.string().min(1), displayName: z.string().min(1) });
/** A resource: "type:id" and its display name, in the newer file where both have it. */
export type Named = z.infer<typeof namedSchema>;

const pathsSchema = z.object({
  /** Assigned to the account itself. */
  direct: z.literal(true).optional(),
  /** The groups that it comes through. */
  through: z.array(namedSchema).min(1).optional(),
});
export type Paths = z.infer<typeof pathsSchema>;

const accessSchema = namedSchema.extend(pathsSchema.shape).extend({ privileged: z.literal(true).optional() });
/** An app that somebody reaches, and how. */
export type Access = z.infer<typeof accessSchema>;

const becauseSchema = z.object({
  section: z.enum(sectionNames),
  change: z.enum(["added", "removed", "changed"]),
  id: z.string().min(1),
});
export type Because = z.infer<typeof becauseSchema>;

const personSchema = namedSchema.extend({
  email: z.string().min(1).optional(),
  /** "type:id" of every account, the leading one first. */
  accounts: z.array(z.string().min(1)).min(1),
});
export type EventPerson = z.infer<typeof personSchema>;

/** What happened; each kind of event has its own part of it. */
const whatSchema = z.object({
  /** What became of the account: "removed", "suspended", "enabled" … */
  state: z.string().min(1).optional(),
  /** What a joiner's account says of the job. */
  department: z.string().min(1).optional(),
  jobTitle: z.string().min(1).optional(),
  manager: z.string().min(1).optional(),
  /** The account that stands in for this one. */
  replaces: z.string().min(1).optional(),
  /** How the two accounts of the person are known to belong together. */
  linkBasis: z.string().min(1).optional(),
  hasMfa: z.boolean().optional(),
  fields: z.array(fieldChangeSchema).min(1).optional(),
  groups: z.array(namedSchema).min(1).optional(),
  apps: z.array(accessSchema).min(1).optional(),
  /** Roles that are held, or that were added. */
  roles: z.array(namedSchema).min(1).optional(),
  rolesRemoved: z.array(namedSchema).min(1).optional(),
  /** Apps that are reached as before, in other ways. */
  paths: z
    .array(namedSchema.extend({ before: pathsSchema, after: pathsSchema }))
    .min(1)
    .optional(),
  /** Of a group's binding to an app. */
  group: namedSchema.optional(),
  app: namedSchema.optional(),
  /** Absent where not all of them are certain. */
  people: z
    .object({
      /** Who gains the app, or loses it. */
      affected: z.int().nonnegative(),
      /** Who had it already, or keeps it, in another way. */
      unaffected: z.int().nonnegative(),
    })
    .optional(),
});
export type What = z.infer<typeof whatSchema>;

export const diffEventSchema = z.object({
  event: z.enum(eventKinds),
  severity: z.enum(severities),
  /** Who; absent where it is about a group, an app or a role. */
  person: personSchema.optional(),
  resource: namedSchema.optional(),
  what: whatSchema,
  /** The changes that it follows from, by section and id. */
  because: z.array(becauseSchema).min(1),
  /** The first sync that had it, where several were compared. */
  seenAt: z.iso.datetime().optional(),
});
export type DiffEvent = z.infer<typeof diffEventSchema>;
