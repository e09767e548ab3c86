import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import type { Conceal } from "../../jumpcloud/conceal.js";
import { LockedError } from "../../sync-file/errors.js";
import { acquireLock, type Lock } from "../../sync-file/lock.js";
import type { Intent, Outcome, ReceiptBook } from "../receipt.js";
import { refuseUnusable } from "./open-file.js";
import type { Remark } from "./read-receipts.js";
import type { Receipt } from "./receipt.js";
import { ReceiptsFile } from "./receipts-file.js";

/** A single change is over within seconds. */
const PATIENCE_MS = 5_000;
const ASK_AGAIN_MS = 100;

export interface ReceiptBookOptions {
  /** The real time. */
  now(): Date;
  /** Takes the key out of every line. */
  conceal: Conceal;
  /** How long another run is waited for, in milliseconds. Default: 5 s. */
  patienceMs?: number;
  signal?: AbortSignal;
}

/** A receipts file that this run alone adds to, until it is closed. */
export interface OpenReceiptBook extends ReceiptBook {
  readonly path: string;
  /** What it holds by now, in the order of the first lines. */
  readonly receipts: readonly Receipt[];
  /** What a run that died left behind: lines that are torn. */
  readonly remarks: readonly Remark[];
  /** Writes what reading back tells of a change of which nobody knew. Throws as `finish`. */
  settle(id: string, outcome: Outcome): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the receipts file, or makes it, when no other run adds to it. Before anything is sent.
 *
 * Throws LockedError when another run holds it for long, ReceiptsError, FalseReceiptsError, OutputError, and the reason
 * of the signal.
 */
export async function openReceiptBook(path: string, options: ReceiptBookOptions): Promise<OpenReceiptBook> {
  const { now, conceal } = options;
  await refuseUnusable(path);
  const lock = await lockPatiently(`${path}.lock`, options);
  let file: ReceiptsFile;
  try {
    file = await ReceiptsFile.open(path, { conceal });
  } catch (error) {
    await lock.release();
    throw error;
  }
  // A run that hung for long may have lost its place to another one.
  const append: ReceiptsFile["append"] = async (line) => {
    await lock.check();
    await file.append(line);
  };
  const finish = (id: string, outcome: Outcome & { settledLater?: true }) =>
    append({ kind: "outcome", time: now().toISOString(), id, ...outcome });
  return {
    path,
    get receipts() {
      return file.reading.pairing.receipts;
    },
    remarks: file.reading.remarks,
    async begin(intent: Intent) {
      const id = uuid();
      await append({ kind: "intent", time: now().toISOString(), id, ...intent });
      return { id, finish: (outcome) => finish(id, outcome) };
    },
    settle: (id, outcome) => finish(id, { ...outcome, settledLater: true }),
    async close() {
      await file.close();
      await lock.release();
    },
  };
}

async function lockPatiently(path: string, options: ReceiptBookOptions): Promise<Lock> {
  const { now, patienceMs = PATIENCE_MS, signal } = options;
  for (let waitedMs = 0; ; waitedMs += ASK_AGAIN_MS) {
    try {
      return await acquireLock(path, { now, holder: "run" });
    } catch (error) {
      if (!(error instanceof LockedError) || waitedMs >= patienceMs) throw error;
      await sleep(ASK_AGAIN_MS, undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
    }
  }
}
