import { z } from "zod";
import { resourceIdSchema } from "../../model/resource-id.js";

export const RECEIPT_FORMAT = "jc-connector/receipt";
export const RECEIPT_VERSION = 1;

const shaSchema = z.string().regex(/^[0-9a-f]{64}$/);
const timeSchema = z.iso.datetime();

const startSchema = z.object({
  format: z.literal(RECEIPT_FORMAT),
  version: z.literal(RECEIPT_VERSION),
  /** 1, 2, 3 …: torn lines are not counted. */
  sequence: z.int().positive(),
  /** SHA-256 of the line before it, torn ones after that included; of the first line, of nothing. */
  previous: shaSchema,
  /** How many torn lines stand directly before it. */
  torn: z.int().positive().exactOptional(),
  /** The real time, whatever --now says. */
  time: timeSchema,
  /** UUIDv7; the two lines of a change share it. */
  id: z.uuid(),
});

const changeSchema = z.object({
  action: z.enum(["grant", "revoke"]),
  entitlement: z.string().min(1),
  principal: resourceIdSchema,
});

/** What is about to be done, and for whom: on the disk before anything is sent. */
export const intentLineSchema = startSchema.extend({
  kind: z.literal("intent"),
  change: changeSchema,
  names: z
    .object({ entitlement: z.string().exactOptional(), principal: z.string().exactOptional() })
    .exactOptional(),
  organization: z.object({ id: z.string().exactOptional(), displayName: z.string().exactOptional() }),
  ticket: z.string().min(1),
  by: z.object({
    credential: z.string().exactOptional(),
    user: z.string().exactOptional(),
    host: z.string().exactOptional(),
  }),
  request: z.object({ method: z.literal("POST"), path: z.string(), body: z.unknown() }),
  heldBefore: z.boolean(),
  until: timeSchema.exactOptional(),
  takesBack: z.uuid().exactOptional(),
  /** The access review that decided it, and the key of its row. */
  review: z.object({ name: z.string().min(1), row: z.string().min(1) }).exactOptional(),
});
export type IntentLine = z.output<typeof intentLineSchema>;

/** What came of it. */
export const outcomeLineSchema = startSchema.extend({
  kind: z.literal("outcome"),
  result: z.enum(["done", "already so", "not done", "unknown"]),
  answer: z.object({ status: z.int(), said: z.string().exactOptional() }).exactOptional(),
  heldAfter: z.boolean().exactOptional(),
  /** Told by a later run that read back, since nobody knew. */
  settledLater: z.literal(true).exactOptional(),
});
export type OutcomeLine = z.output<typeof outcomeLineSchema>;

/** One line of a receipts file. Keys that it does not name are left out. */
export const receiptLineSchema = z.discriminatedUnion("kind", [intentLineSchema, outcomeLineSchema]);
export type ReceiptLine = z.output<typeof receiptLineSchema>;

/** The line without its line feed; `undefined` when it is torn, or none of ours. */
export function parseReceiptLine(line: Uint8Array): ReceiptLine | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line);
    const parsed = receiptLineSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
