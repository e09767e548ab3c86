import { join } from "node:path";
import { UsageError } from "../errors.js";

/** The name that a receipts file has where none is given. */
export const RECEIPTS_NAME = "receipts.jsonl";

/** --receipts, else receipts.jsonl in the folder of --dir or JC_CONNECTOR_DIR, else here. Throws UsageError. */
export function receiptsPath(
  { receipts, dir }: { receipts?: string; dir?: string },
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (receipts === "" || receipts === "-") {
    throw new UsageError("--receipts names no file: receipts are kept, and read again by the next run");
  }
  if (dir === "") throw new UsageError("--dir names no folder");
  return receipts ?? join(dir ?? (env.JC_CONNECTOR_DIR || ""), RECEIPTS_NAME);
}
