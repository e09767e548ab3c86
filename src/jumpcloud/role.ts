import { z } from "zod";
import { rowParser, text } from "./row.js";

const shape = { id: z.string().min(1), name: text, description: text };

/** An administrator role, as `GET /api/v2/roles` answers where the key may read it. */
export type Role = z.output<z.ZodObject<typeof shape>>;

export const parseRole = rowParser(shape, "id");
