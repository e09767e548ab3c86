import { LINE_LIMIT_BYTES } from "./limits.js";

const LINE_FEED = 0x0a;

/**
 * Cuts bytes into batches of whole lines with their line feeds, the first line a batch of its own. A last line
 * without line feed, or one longer than the limit, which ends the reading, comes alone, as it is.
 */
export async function* lineBatches(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let isFirstLine = true;
  for await (const chunk of bytes) {
    let rest = chunk;
    for (;;) {
      const end = isFirstLine ? rest.indexOf(LINE_FEED) : rest.lastIndexOf(LINE_FEED);
      if (end === -1) break;
      yield Buffer.concat([...waiting, rest.subarray(0, end + 1)]);
      isFirstLine = false;
      waiting = [];
      waitingBytes = 0;
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) waiting.push(rest);
    waitingBytes += rest.length;
    if (waitingBytes > LINE_LIMIT_BYTES) break;
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting);
}
