import { join } from "node:path";
import { UsageError } from "../errors.js";
import type { WriteFlags } from "./provision-flags.js";

/** The name that a receipts file has where none is given. */
export const RECEIPTS_NAME = "receipts.jsonl";

/** The file that receipts are written to: --receipts, else in the folder of dated files, else here. */
export function receiptsPath(
  { receipts, dir }: Pick<WriteFlags, "receipts" | "dir">,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (receipts === "") throw new UsageError("--receipts names no file");
  if (dir === "") throw new UsageError("--dir names no folder");
  const folder = dir ?? (env.JC_CONNECTOR_DIR || undefined);
  return receipts ?? (folder === undefined ? RECEIPTS_NAME : join(folder, RECEIPTS_NAME));
}
