import { join } from "node:path";
import { UsageError } from "../errors.js";

/** The name that a receipts file has where none is given. */
export const RECEIPTS_NAME = "receipts.jsonl";

/** --receipts, else receipts.jsonl in the folder of JC_CONNECTOR_DIR, else here. Throws UsageError. */
export function receiptsPath(
  { receipts }: { receipts?: string },
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (receipts === "" || receipts === "-") {
    throw new UsageError("--receipts names no file: receipts are kept, and read again by the next run");
  }
  return receipts ?? join(env.JC_CONNECTOR_DIR || "", RECEIPTS_NAME);
}
