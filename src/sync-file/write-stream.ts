import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { Writable } from "node:stream";
import { OutputClosedError } from "./errors.js";
import type { WriteChunk } from "./replace-file.js";
import { errorCode } from "./system-error.js";
import { outputError } from "./target.js";

/**
 * Lets `fill` write to a stream that is not ours to end, such as standard output. Each piece waits until the one
 * before is taken.
 */
export async function fillStream(
  stream: Writable,
  fill: (write: WriteChunk) => Promise<void>,
): Promise<void> {
  // The callback of the write reports the error; the event, which comes after it, would end the process.
  const ignore = () => {};
  const letGo = () => stream.off("error", ignore);
  let last = Promise.resolve();
  stream.on("error", ignore);
  try {
    await fill((chunk) => {
      last = new Promise((resolve, reject) => {
        // What reads a stream may keep a piece for longer than it takes to write it.
        stream.write(Buffer.from(chunk), (error) => (error ? reject(streamError("-", error)) : resolve()));
      });
      return last;
    });
  } finally {
    // Whoever stops early leaves a piece under way, which may still fail.
    void last.then(letGo, () => (stream.closed ? letGo() : stream.once("close", letGo)));
  }
}

/** Lets `fill` write to a FIFO or a device, as it stands: nothing is created, cut or renamed. */
export async function fillDevice(path: string, fill: (write: WriteChunk) => Promise<void>): Promise<void> {
  const onDevice = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw streamError(path, error);
    }
  };
  const handle = await onDevice(open(path, constants.O_WRONLY));
  try {
    await fill((chunk) => onDevice(handle.appendFile(chunk)));
  } finally {
    await onDevice(handle.close());
  }
}

function streamError(target: string, cause: unknown): Error {
  const code = errorCode(cause);
  if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") {
    return new OutputClosedError("the reader of the output went away", { cause });
  }
  return outputError(target, cause);
}
