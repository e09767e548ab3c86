import { z } from "zod";
import { flag, rowParser, text } from "./row.js";

const shape = {
  id: z.string().min(1),
  /** The key of the template, which several applications may share. */
  name: text,
  /** The template's name. */
  displayName: text,
  /** What the administrator calls it. */
  displayLabel: text,
  description: text,
  active: flag,
  ssoUrl: text,
  learnMore: text,
  sso: z.object({ type: text }).nullish(),
  organization: text,
  created: text,
};

/** An application, as `GET /api/applications` answers. Its `config` holds the private SAML key and is never asked for. */
export type Application = z.output<z.ZodObject<typeof shape>>;

export const parseApplication = rowParser(shape, "_id");

export const APPLICATION_FIELDS = ["_id", ...Object.keys(shape)].join(" ");
