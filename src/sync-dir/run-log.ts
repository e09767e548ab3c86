import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { z } from "zod";
import { readRegularFile } from "../sync-file/read-regular-file.js";
import { replaceFile } from "../sync-file/replace-file.js";
import { errorCode } from "../sync-file/system-error.js";
import { outputError } from "../sync-file/target.js";
import { folderPaths } from "./layout.js";
import { readError } from "./read-error.js";

const countSchema = z.int().nonnegative();

/**
 * One run of a sync, whatever became of it. Counts and ids only: no names, no addresses, no secrets. Strict, so that
 * nothing else slips in.
 */
export const runEntrySchema = z.strictObject({
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  exitCode: countSchema,
  /** In words: "done", or the message that the run ended with. */
  reason: z.string().min(1),
  /** The name in the folder, of a rejected result too. */
  file: z.string().min(1).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  complete: z.boolean().optional(),
  /** `resources` by resource type. */
  counts: z.strictObject({ resources: z.record(z.string(), countSchema), grants: countSchema }).optional(),
  requests: countSchema.optional(),
  /** Requests that JumpCloud refused for being too many. */
  throttled: countSchema.optional(),
  /** Units that came out of the journal of the run before. */
  resumedUnits: countSchema.optional(),
  /** What recoverFolder put right before it. */
  mended: z.array(z.string()).optional(),
});
export type RunEntry = z.infer<typeof runEntrySchema>;

const startedSchema = z.object({ startedAt: z.iso.datetime() });

const ADDRESS = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g;
const REASON_LIMIT = 500;
const LINE_FEED = 0x0a;

/**
 * Adds a line to the run log, which only its owner can read. Needs no lock: a line is written at once and at the end.
 * An address in `reason` is left out, and what is too long is cut.
 *
 * Throws OutputError.
 */
export async function appendRun(dir: string, entry: RunEntry): Promise<void> {
  const reason = entry.reason.replace(ADDRESS, "…").slice(0, REASON_LIMIT).toWellFormed();
  const line = `${JSON.stringify(runEntrySchema.parse({ ...entry, reason }))}\n`;
  const { runs } = folderPaths(dir);
  try {
    // A pipe would keep waiting whoever opens it.
    const { O_RDWR, O_APPEND, O_CREAT, O_NONBLOCK = 0 } = constants;
    const handle = await open(runs, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
    try {
      // A run that lost power left half a line, which must not spoil this one.
      await handle.appendFile((await endsTorn(handle)) ? `\n${line}` : line);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw outputError(runs, error);
  }
}

/** Drops the lines of runs that began before `start`, and lines that are none. Throws as appendRun, and SyncFileError. */
export async function pruneRuns(dir: string, start: Date): Promise<void> {
  const { runs } = folderPaths(dir);
  const lines = (await readIfThere(runs)).split("\n").filter((line) => line !== "");
  const staying = lines.filter((line) => isSince(line, start));
  if (staying.length === lines.length) return;
  await replaceFile(runs, (write) => write(Buffer.from(staying.map((line) => `${line}\n`).join(""))));
}

async function endsTorn(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== LINE_FEED;
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readRegularFile(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw readError(path, error);
  }
}

function isSince(line: string, start: Date): boolean {
  try {
    return new Date(startedSchema.parse(JSON.parse(line)).startedAt) >= start;
  } catch {
    return false;
  }
}
