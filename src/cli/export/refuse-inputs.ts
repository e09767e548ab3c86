import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { columnMapPath } from "../../export/columns/read-column-map.js";
import { folderFiles } from "../../sync-dir/layout.js";
import { UsageError } from "../errors.js";
import type { ExportFlags } from "./export-flags.js";
import type { OutputPlace } from "./output-place.js";

/**
 * Throws UsageError where an export would take the place of a file that the command reads, or of the lists and the log
 * beside the dated sync files: nobody could make these again. `syncFile` is "-" for standard input.
 */
export async function refuseInputs(place: OutputPlace, flags: ExportFlags, syncFile: string): Promise<void> {
  if (place.kind !== "file") return;
  const out = await endOf(place.path);
  const { columns, roster, sod, suppressions } = flags;
  const read = {
    "--columns": columns === undefined ? undefined : columnMapPath(columns),
    "--roster": roster,
    "--sod": sod,
    "--suppressions": suppressions,
  };
  for (const [flag, path] of Object.entries(read)) {
    if (path === undefined || (await endOf(path)) !== out) continue;
    throw new UsageError(`${flags.out} is what ${flag} reads, and would be replaced: name another --out`);
  }
  if (syncFile === "-") return;
  const folder = await endOf(dirname(syncFile));
  if (!Object.values(folderFiles).some((name) => join(folder, name) === place.path)) return;
  throw new UsageError(
    `${flags.out} is kept beside the sync files, and would be replaced: name another --out`,
  );
}

/** Where links lead; the path itself where nothing stands. */
async function endOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}
