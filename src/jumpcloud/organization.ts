import { z } from "zod";
import { rowParser, text } from "./row.js";

const shape = { id: z.string().min(1), displayName: text };

/** An organisation, as `GET /api/organizations` answers. Its name may be null. */
export type Organization = z.output<z.ZodObject<typeof shape>>;

export const parseOrganization = rowParser(shape, "_id");
