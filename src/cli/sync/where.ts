import { UsageError } from "../errors.js";

/** What `sync` writes to: one file that each result replaces, or a folder that each is added to. */
export type Where = { kind: "file"; path: string } | { kind: "folder"; path: string };

const DEFAULT_FILE = "sync.json";

/**
 * --file or --dir, then JC_CONNECTOR_DIR, then sync.json. Throws UsageError when both flags are given, or what goes
 * with a folder alone is given without one.
 */
export function chooseWhere(
  { file, dir, keep }: { file?: string; dir?: string; keep?: object },
  env: Readonly<Record<string, string | undefined>>,
): Where {
  if (dir === "") throw new UsageError("--dir names no folder");
  if (file !== undefined && dir !== undefined) {
    throw new UsageError(`--file ${file} or --dir ${dir}? Give one of them`);
  }
  const folder = dir ?? (file === undefined ? env.JC_CONNECTOR_DIR || undefined : undefined);
  if (folder !== undefined) return { kind: "folder", path: folder };
  if (keep !== undefined)
    throw new UsageError("--keep is for the dated files of a folder: give --dir as well");
  return { kind: "file", path: file ?? DEFAULT_FILE };
}
