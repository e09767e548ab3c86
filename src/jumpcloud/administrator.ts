import { z } from "zod";
import { flag, listOf, rowParser, text } from "./row.js";

const shape = {
  id: z.string().min(1),
  email: text,
  firstname: text,
  lastname: text,
  organization: text,
  /** The id of one role, and its name. Newer answers have all of them in `roles` and `roleNames`. */
  role: text,
  roleName: text,
  roles: listOf(text),
  roleNames: listOf(text),
  /** Whether MFA is required of this administrator. */
  enableMultiFactor: flag,
  totpEnrolled: flag,
  suspended: flag,
  apiKeySet: flag,
  /** `prefix` serves to find the owner of the key in use and goes nowhere. */
  apiKeyHash: z.object({ expireAt: text, prefix: text }).nullish(),
  created: text,
};

/** An administrator, as `GET /api/users` answers. JumpCloud documents no `fields` for it, so secrets are dropped here. */
export type Administrator = z.output<z.ZodObject<typeof shape>>;

export const parseAdministrator = rowParser(shape, "_id");
