import { readFile, readlink } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import { z } from "zod";
import { errorCode } from "./system-error.js";

/** Who holds a lock, as it stands in the lock. */
export const lockHolderSchema = z.object({
  host: z.string().min(1),
  /** Linux: the id of the boot, the same in all containers of a machine. Elsewhere its time, in seconds since 1970. */
  boot: z.union([z.string().min(1), z.number()]).optional(),
  /** Linux: the processes among which `pid` means something. Two containers of one machine have different ones. */
  pidNamespace: z.string().min(1).optional(),
  pid: z.int().positive(),
  /** Linux: when the process started, in ticks since the boot: tells it from a later one with the same pid. */
  processStart: z.string().min(1).optional(),
  since: z.iso.datetime(),
});
export type LockHolder = z.infer<typeof lockHolderSchema>;

/** Clocks are set, and uptimes rounded. */
const BOOT_TOLERANCE_S = 10;

/** This process as the holder of a lock. */
export async function thisProcess(since: Date): Promise<LockHolder> {
  const [boot, pidNamespace, state] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => undefined),
    readlink("/proc/self/ns/pid").catch(() => undefined),
    processState(process.pid),
  ]);
  return {
    host: hostname() || "unknown",
    boot: boot?.trim() || Math.round(Date.now() / 1000 - uptime()),
    ...(pidNamespace && { pidNamespace }),
    pid: process.pid,
    ...(state && { processStart: state.start }),
    since: since.toISOString(),
  };
}

/**
 * Whether the holder certainly runs no more: it ran on this host, in this boot and among the processes that `self` sees,
 * and is not there now. False where that cannot be told.
 */
export async function isGone(holder: LockHolder, self: LockHolder): Promise<boolean> {
  const isNeighbour =
    holder.host === self.host &&
    isSameBoot(holder.boot, self.boot) &&
    holder.pidNamespace === self.pidNamespace;
  return isNeighbour && !(await isRunning(holder));
}

function isSameBoot(a: LockHolder["boot"], b: LockHolder["boot"]): boolean {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= BOOT_TOLERANCE_S;
  return a !== undefined && a === b;
}

async function isRunning({ pid, processStart }: LockHolder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Anything else, such as EPERM for another account's process, means that there is one.
    if (errorCode(error) === "ESRCH") return false;
  }
  const state = await processState(pid);
  // /proc may be hidden (hidepid), or not exist.
  if (state === undefined) return true;
  return !state.isDead && (processStart === undefined || processStart === state.start);
}

/** What Linux says of a process; a dead one that nobody waited for still has a pid. */
async function processState(pid: number): Promise<{ isDead: boolean; start: string } | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field, the name in parentheses, may hold blanks and parentheses. proc(5): state is the 3rd, start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, start] = [fields[0], fields[19]];
    return state === undefined || start === undefined ? undefined : { isDead: /[ZXx]/.test(state), start };
  } catch {
    return undefined;
  }
}
