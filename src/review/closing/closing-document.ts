import { z } from "zod";

export const CLOSING_FORMAT = "jc-connector/review-closing";
export const CLOSING_VERSION = 1;

/** What became of one row. */
const closedRowSchema = z.object({
  key: z.string().min(1),
  decision: z.enum(["keep", "remove", "open"]),
  /** Who decided: an address. */
  by: z.string().min(1).exactOptional(),
  comment: z.string().exactOptional(),
  /** What the plan made of it. */
  fate: z.string().min(1).exactOptional(),
  /** The id of the receipt. */
  receipt: z.string().min(1).exactOptional(),
  doneAt: z.iso.datetime().exactOptional(),
  /** In the sync file that the review was closed with. */
  stillThere: z.boolean(),
  why: z.string(),
});
export type ClosedRow = z.output<typeof closedRowSchema>;

/** `closing.json`: what became of each row of a review. */
export const closingDocumentSchema = z.object({
  format: z.literal(CLOSING_FORMAT),
  version: z.literal(CLOSING_VERSION),
  /** The name of the review. */
  review: z.string().min(1),
  closedAt: z.iso.datetime(),
  /** The sync that proves it. */
  sync: z.object({
    id: z.string().min(1),
    startedAt: z.iso.datetime(),
    digest: z.string().min(1),
    file: z.string().min(1).exactOptional(),
  }),
  rows: z.array(closedRowSchema),
});
export type ClosingDocument = z.output<typeof closingDocumentSchema>;
