import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { describeSystemError, errorCode } from "../../sync-file/system-error.js";
import { ReceiptsError } from "./errors.js";
import {
  areReceipts,
  areTornReceipts,
  type ReceiptsReading,
  readReceiptsPatiently,
} from "./read-receipts.js";

/**
 * Reads a receipts file, and changes nothing; whoever adds to it meanwhile is no hindrance. `undefined` where none is.
 *
 * Throws ReceiptsError for one that cannot be read, or is none, and the reason of the signal.
 */
export async function loadReceipts(
  path: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<ReceiptsReading | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readBytes(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    const reason = describeSystemError(error, "it does not exist");
    throw new ReceiptsError(`cannot read ${path}: ${reason}`, { cause: error });
  }
  const reading = await readReceiptsPatiently(path, { bytes, signal });
  if (reading.chain.head.sequence === 0 && !areTornReceipts(bytes)) {
    throw new ReceiptsError(`${path} holds something else than receipts`);
  }
  return reading;
}

/** Room for many first lines of which a crash left a few bytes. */
const START_BYTES = 64 * 1024;

/** Whether the file begins as one of receipts. False where it cannot be read: whoever reads it says why. */
export async function beginsAsReceipts(path: string): Promise<boolean> {
  try {
    const handle = await openRegular(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
      return areReceipts(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

async function readBytes(path: string): Promise<Buffer> {
  const handle = await openRegular(path);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** A pipe would keep waiting whoever opens it. */
async function openRegular(path: string) {
  const { O_RDONLY, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NONBLOCK);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new Error("it is no regular file");
}
