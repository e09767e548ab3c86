import { join } from "node:path";
import { folderOfFolders } from "../../sync-dir/organization-folders.js";
import { UsageError } from "../errors.js";
import { resolveOrganizationId } from "../settings.js";
import type { SyncFlags } from "./sync-flags.js";

/**
 * Throws UsageError when `dir` holds the folders of `sync --all-orgs`: dated files beside them would make it one
 * organisation's, and the next `--all-orgs` would be refused.
 */
export async function refuseFolderOfFolders(
  dir: string,
  { flags, env }: { flags: SyncFlags; env: Readonly<Record<string, string | undefined>> },
): Promise<void> {
  const found = await folderOfFolders(dir);
  if (found === undefined) return;
  const id = flags.demo ? undefined : resolveOrganizationId(flags, env);
  const count = found.ids.length === 1 ? "an organisation" : `${found.ids.length} organisations`;
  const own = flags.demo ? "another folder: --dir DIR" : `its own folder: --dir ${join(dir, id ?? "ID")}`;
  throw new UsageError(
    `${dir} holds the folders of ${count} (sync --all-orgs). Give one organisation ${own}`,
  );
}
