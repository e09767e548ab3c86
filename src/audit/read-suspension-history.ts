import { type Account, accountOf } from "../access/account.js";
import { DAY_MS } from "../model/day.js";
import { resourceKey } from "../model/resource-id.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { ReadOptions, SyncFile } from "../sync-file/read.js";
import { SectionCursor } from "../sync-file/section-cursor.js";
import type { PassOver } from "../sync-file/section-parser.js";
import { isSuspended, isUser } from "./account-kinds.js";
import type { Population } from "./population.js";
import { LONG_DAYS } from "./suspension-gravity.js";
import type { SuspensionHistory } from "./suspension-history.js";

/** A sync file of the time before. */
export interface OlderFile {
  path: string;
  startedAt: Date;
}

export interface HistoryOptions {
  /** Of the same organisation, the newest first; those that are no older than the current one are passed over. */
  older: readonly OlderFile[];
  /** Opens one of them, with `openSyncFile` or as it does: what it may pass over makes it several times as fast. */
  open(path: string, options: Pick<ReadOptions, "passOver">): Promise<SyncFile>;
}

/**
 * Since when the users who are suspended in the current file have been, as older files show it: each is followed back
 * to the first file that shows something else. Files are read one after the other, each to the end of its resources
 * at most, until nobody is left to follow, or what was read is 30 days older than the current file.
 *
 * Throws SyncFileError where one of the files that are read cannot be, and what `open` throws.
 */
export async function readSuspensionHistory(
  { accounts, readAt }: Pick<Population, "accounts" | "readAt">,
  { older, open }: HistoryOptions,
): Promise<SuspensionHistory> {
  const followed = new Set(
    accounts.filter((account) => isUser(account) && isSuspended(account)).map(({ key }) => key),
  );
  const since = new Map<string, Date>();
  let from = readAt;
  for (const { path, startedAt } of older) {
    if (followed.size === 0 || readAt.getTime() - from.getTime() >= LONG_DAYS * DAY_MS) break;
    if (startedAt >= from) continue;
    const file = await open(path, { passOver: allBut(followed) });
    const { standings, isWhole } = await readStandings(file, followed);
    from = startedAt;
    for (const key of followed) {
      const standing = standings.get(key) ?? (isWhole ? "absent" : "not told");
      if (standing === "suspended") since.set(key, startedAt);
      else if (standing !== "not told") followed.delete(key);
    }
  }
  return { from, since: (userKey) => since.get(userKey) };
}

type Standing = "suspended" | "not suspended" | "not told";

/** How the users stand in a file; whoever it does not hold is missing. Closes the file. */
async function readStandings(
  file: SyncFile,
  users: ReadonlySet<string>,
): Promise<{ standings: ReadonlyMap<string, Standing>; isWhole: boolean }> {
  const standings = new Map<string, Standing>();
  try {
    const cursor = new SectionCursor(file.batches());
    for await (const _ of cursor.section("resourceTypes"));
    for await (const resource of cursor.section("resources")) {
      if (!isUser(resource)) continue;
      const account = accountOf(resource);
      if (account === undefined || !users.has(account.key)) continue;
      standings.set(account.key, standingOf(account));
      if (standings.size === users.size) break;
    }
  } finally {
    await file.close();
  }
  return { standings, isWhole: hasAllUsers(file.header) };
}

function standingOf(account: Account): Standing {
  const wasSuspended = isSuspended(account);
  if (wasSuspended === undefined) return "not told";
  return wasSuspended ? "suspended" : "not suspended";
}

/** How the line of a resource begins, as files are written. */
const ID = /^\{"id":\{"resourceType":"([^"\\]*)","resource":"([^"\\]*)"\}/;

/** Passes over the resources that are none of these users; a line that begins otherwise is read, to be sure. */
function allBut(users: ReadonlySet<string>): PassOver {
  return (section, text) => {
    const [, resourceType, resource] = (section === "resources" && ID.exec(text)) || [];
    if (resourceType === undefined || resource === undefined) return false;
    return resourceType !== "user" || !users.has(resourceKey({ resourceType, resource }));
  };
}

/** The header tells it: the manifest stands behind everything that need not be read. */
function hasAllUsers({ complete, incomplete }: SyncHeader): boolean {
  return complete || (incomplete !== undefined && !incomplete.includes("user"));
}
