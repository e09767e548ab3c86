import { z } from "zod";
import { rowParser, text } from "./row.js";

const shape = {
  id: z.string().min(1),
  name: text,
  type: text,
  description: text,
  email: text,
};

/** A user group, as the list `GET /api/v2/usergroups` answers: it leaves out how membership comes about. */
export type UserGroup = z.output<z.ZodObject<typeof shape>>;

export const parseUserGroup = rowParser(shape, "id");

/** How somebody becomes a member. Only `GET /api/v2/usergroups/{id}` and the list's filter know it. */
export const membershipMethods = ["STATIC", "DYNAMIC_AUTOMATED", "DYNAMIC_REVIEW_REQUIRED"] as const;
export type MembershipMethod = (typeof membershipMethods)[number];

/** One user group read by itself, with the rule of a dynamic group as JumpCloud has it. */
export const parseUserGroupDetail = rowParser({ ...shape, memberQuery: z.json().optional() }, "id");
export type UserGroupDetail = NonNullable<ReturnType<typeof parseUserGroupDetail>>["row"];
