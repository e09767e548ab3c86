import { z } from "zod";
import { rowParser, text } from "./row.js";

const shape = {
  id: z.string().min(1),
  name: text,
  roleId: text,
  roleName: text,
  status: text,
  expiresAt: text,
};

/** A service account, as `GET /api/v2/service-accounts` answers; its id is called `objectId` there. */
export type ServiceAccount = z.output<z.ZodObject<typeof shape>>;

export const parseServiceAccount = rowParser(shape, "objectId");
