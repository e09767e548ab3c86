import { closeSync, createReadStream, fstatSync, openSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
import { RunError } from "./run-error.js";

const TAIL_BYTES = 256 * 1024;

/** Grants that a sync file states in its last line. Throws RunError when it has none such. */
export function grantCount(path) {
  const file = openSync(path, "r");
  const { size } = fstatSync(file);
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
  readSync(file, tail, { position: size - tail.length });
  closeSync(file);
  const counts = /"counts":\{[^{}]*"grants":(\d+)/.exec(tail.toString("utf8"));
  if (counts === null) throw new RunError(`${path}: its manifest states no grants`);
  return Number(counts[1]);
}

/** The user name of the first person in a sync file. Throws RunError when there is nobody. */
export async function firstUserName(path) {
  const stream = createReadStream(path);
  try {
    for await (const line of createInterface({ input: stream })) {
      const login = /^\{"id":\{"resourceType":"user".*"login":"([^"]+)"/.exec(line);
      if (login !== null) return login[1];
    }
  } finally {
    stream.destroy();
  }
  throw new RunError(`${path}: it has no person with a user name`);
}

/** Lines of a file of whatever size. */
export function lineCount(path) {
  const file = openSync(path, "r");
  const chunk = Buffer.allocUnsafe(1024 * 1024);
  let lines = 0;
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    const bytes = chunk.subarray(0, read);
    for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  }
  closeSync(file);
  return lines;
}
