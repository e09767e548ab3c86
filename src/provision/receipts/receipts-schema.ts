import type { z } from "zod";
import { documentJsonSchema } from "../../model/json-schema.js";
import {
  intentLineSchema,
  outcomeLineSchema,
  RECEIPT_FORMAT,
  RECEIPT_VERSION,
  receiptLineSchema,
} from "./receipt-line.js";

/** The JSON Schema of one line of a receipts file. */
export function receiptsSchema(): Record<string, unknown> {
  return documentJsonSchema(receiptLineSchema, {
    format: RECEIPT_FORMAT,
    version: RECEIPT_VERSION,
    title: "jc-connector receipt",
    description: `One line of a file of receipts of changes: format ${RECEIPT_FORMAT}, version ${RECEIPT_VERSION}. Two lines a change, with the same id.`,
    words: new Map<z.ZodType, { id?: string; description?: string }>([
      [
        intentLineSchema,
        { id: "Intent", description: "What is about to be done, and for whom: on the disk before the call." },
      ],
      [
        outcomeLineSchema,
        {
          id: "Outcome",
          description:
            "What came of it. With settledLater a later run read it back, since nobody knew: then it follows no outcome, or one that is unknown.",
        },
      ],
    ]),
  });
}
