// What a reader cannot do without: reads its files line by line and parses every record. For an export also one hash a
// row, and as many bytes of ready rows as it writes, to standard output.
// node floor-reader.js '{"files":[…],"keys":0,"bytes":0}'
import { hash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { writeReadyLines } from "./ready-lines.js";

const CHUNK_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const BRACE = 0x7b;

const { files, keys, bytes } = JSON.parse(process.argv[2] ?? "{}");

/** The bytes of each line, without its line feed. */
function* linesOf(path) {
  const file = openSync(path, "r");
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let rest = Buffer.alloc(0);
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    const bytesRead = chunk.subarray(0, read);
    const buffer = rest.length === 0 ? bytesRead : Buffer.concat([rest, bytesRead]);
    let start = 0;
    for (let end = buffer.indexOf(LINE_FEED); end !== -1; end = buffer.indexOf(LINE_FEED, start)) {
      yield buffer.subarray(start, end);
      start = end + 1;
    }
    rest = Buffer.from(buffer.subarray(start));
  }
  closeSync(file);
}

/** Each record stands in a line of its own, behind the header's; what opens and closes a section is none. */
function parseRecords(path) {
  let isHeader = true;
  for (const line of linesOf(path)) {
    const isRecord = !isHeader && line[0] === BRACE;
    isHeader = false;
    if (!isRecord) continue;
    const end = line[line.length - 1] === COMMA ? line.length - 1 : line.length;
    JSON.parse(line.toString("utf8", 0, end));
  }
}

for (const file of files) parseRecords(file);
const way = " > group:0123456789abcdef01234567 > app:0123456789abcdef01234567";
for (let key = 0; key < keys; key += 1) hash("sha256", `user:0123456789abcdef0${key}${way}`);
if (bytes > 0) writeReadyLines(1, { bytes });
