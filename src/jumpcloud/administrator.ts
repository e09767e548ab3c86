import { z } from "zod";
import { flag, listOf, type ObjectParser, rowParser, text } from "./row.js";

const shape = {
  id: z.string().min(1),
  email: text,
  firstname: text,
  lastname: text,
  organization: text,
  /** The provider that the administrator belongs to; only where it manages several organisations. */
  provider: text,
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
  apiKeyHash: z
    .object({
      expireAt: text,
      /** The key's first characters. It serves to find the owner of the key in use, and goes nowhere. */
      prefix: text,
      /** Whether it may be the key in use; ours, in place of the prefix. */
      mayBeOurs: flag,
    })
    .nullish(),
  created: text,
};

/** An administrator, as `GET /api/users` answers. JumpCloud documents no `fields` for it, so secrets are dropped here. */
export type Administrator = z.output<z.ZodObject<typeof shape>>;

const parseRow = rowParser(shape, "_id");

/** A parser that tells of an administrator's key only whether it may be the one in use. */
export function administratorParser(mayHavePrefix: (prefix: string) => boolean): ObjectParser<Administrator> {
  return (raw) => {
    const parsed = parseRow(raw);
    const hash = parsed?.row.apiKeyHash;
    if (parsed === undefined || !hash?.prefix) return parsed;
    const apiKeyHash = { expireAt: hash.expireAt, mayBeOurs: mayHavePrefix(hash.prefix) };
    return { ...parsed, row: { ...parsed.row, apiKeyHash } };
  };
}
