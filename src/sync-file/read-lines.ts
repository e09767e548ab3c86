import { BodyParser } from "./body-parser.js";
import type { FileContent } from "./file-content.js";
import { parseHeadLine } from "./head.js";
import { lineBatches } from "./line-batches.js";
import type { ParseOptions, SyncFileRecord } from "./section-parser.js";

/** Reads a sync file as it was written, one record a line. Throws SyncFileError. */
export async function openLines(
  bytes: AsyncIterable<Buffer>,
  { name, ...options }: { name: string } & Omit<ParseOptions, "file">,
): Promise<FileContent> {
  const lines = lineBatches(bytes);
  const first = await lines.next();
  const header = parseHeadLine(first.value ?? Buffer.alloc(0), name);
  const body = new BodyParser({ file: name, ...options });
  const batches = async function* (): AsyncGenerator<SyncFileRecord[]> {
    for await (const batch of lines) yield body.parse(batch);
    body.end();
  };
  return {
    header,
    headerLine: 1,
    batches: batches(),
    end: () => body.end(),
    async close() {
      await lines.return(undefined);
    },
  };
}
