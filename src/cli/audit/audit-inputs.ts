import type { AuditInputs, Population } from "../../audit/population.js";
import { readRoster } from "../../audit/read-roster.js";
import { readSod } from "../../audit/read-sod.js";
import { readSuspensionHistory } from "../../audit/read-suspension-history.js";
import { LONG_DAYS } from "../../audit/suspension-gravity.js";
import { DAY_MS } from "../../model/day.js";
import { type AcceptedFile, acceptedFiles } from "../../sync-dir/accepted-files.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { openSyncFile, readSyncHeader } from "../../sync-file/read.js";
import type { CommandContext } from "../context.js";
import { chooseInput } from "../reader.js";
import type { AuditFlags } from "./audit-flags.js";

/** What rules look at besides the sync file. Throws InputFileError. */
export async function readAuditInputs(
  { roster, sod, internalDomain }: Pick<AuditFlags, "roster" | "sod" | "internalDomain">,
  { now }: Pick<CommandContext, "now">,
): Promise<AuditInputs> {
  return {
    ...(internalDomain && { internalDomains: internalDomain }),
    ...(roster !== undefined && { roster: await readRoster(roster, { now: now() }) }),
    ...(sod !== undefined && { sodRules: await readSod(sod) }),
  };
}

/**
 * The same people, and since when they have been suspended, where the file is the newest of a folder of dated ones.
 *
 * Throws SyncFileError when an older file cannot be read.
 */
export async function withSuspensions(
  population: Population,
  {
    named,
    flags,
    context,
  }: {
    named: string | undefined;
    flags: Pick<AuditFlags, "dir">;
    context: Pick<CommandContext, "io" | "signal">;
  },
): Promise<Population> {
  const { io, signal } = context;
  const input = chooseInput(named, flags, io.env);
  if (input.kind !== "folder") return population;
  const suspensions = await readSuspensionHistory(population, {
    older: await olderFiles(input.path, population.file.header),
    open(path, options) {
      signal.throwIfAborted();
      return openSyncFile(path, options);
    },
  });
  return { ...population, inputs: { ...population.inputs, suspensions } };
}

/**
 * Those that may be asked for, the newest first. A folder may have been given another organisation's file by force:
 * what is older than that says nothing.
 */
async function olderFiles(dir: string, current: SyncHeader): Promise<AcceptedFile[]> {
  const { id } = current.source.organization;
  const newest = new Date(current.startedAt);
  const own: AcceptedFile[] = [];
  for (const { path, startedAt } of (await acceptedFiles(dir)).reverse()) {
    if (startedAt >= newest) continue;
    const header = await readSyncHeader(path);
    if (id === undefined || header.source.organization.id !== id) break;
    own.push({ path, startedAt: new Date(header.startedAt) });
    if (newest.getTime() - startedAt.getTime() >= LONG_DAYS * DAY_MS) break;
  }
  return own;
}
