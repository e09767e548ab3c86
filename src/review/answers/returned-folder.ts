import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../../model/order.js";
import { describeSystemError, errorCode } from "../../sync-file/system-error.js";
import { ReviewError } from "../errors.js";

/** Something in the folder of what came back: a file, or why it is none that can be read. */
export type Returned = { name: string } & ({ bytes: Uint8Array; sha256: string } | { problem: string });

const MEBIBYTE = 1024 * 1024;
/** A CSV of a million rows is less. */
const LARGEST_MEBIBYTES = 256;
const TOO_LARGE = `it is larger than ${LARGEST_MEBIBYTES} MiB, as no sheet is: delete whatever was added to it`;
const LINK = "it is a link: put the file itself here";
const UNREADABLE_NAME = "its name cannot be read (it is no UTF-8): give it another one";
const beside = new Set(["thumbs.db", "desktop.ini"]);

/** Everything in the folder, in the order of names; one file at a time. Throws ReviewError where there is no folder. */
export async function* returnedFiles(folder: string): AsyncGenerator<Returned> {
  for (const { entry, name } of await list(folder)) {
    if (name.startsWith(".") || name.startsWith("~$") || beside.has(name.toLowerCase())) continue;
    if (entry.isDirectory()) yield { name, problem: "it is a folder: put the files themselves here" };
    else if (entry.isSymbolicLink()) yield { name, problem: LINK };
    else if (!entry.isFile()) yield { name, problem: "it is no file" };
    // What is shown of such a name is no name that a file could be opened by.
    else if (!Buffer.from(name).equals(entry.name)) yield { name, problem: UNREADABLE_NAME };
    else yield await read(folder, name);
  }
}

async function list(folder: string) {
  try {
    // A name of other bytes than UTF-8 is told apart by nothing else.
    const entries = await readdir(folder, { withFileTypes: true, encoding: "buffer" });
    return entries
      .map((entry) => ({ entry, name: entry.name.toString("utf8") }))
      .sort((one, other) => compareText(one.name, other.name));
  } catch (error) {
    throw new ReviewError(
      `cannot read ${folder}: ${describeSystemError(error, "it does not exist: make it, and put there what came back")}`,
      { cause: error },
    );
  }
}

/** What was a file a moment ago may be a link or a pipe now. */
async function read(folder: string, name: string): Promise<Returned> {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  try {
    const handle = await open(join(folder, name), O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return { name, problem: "it is no file" };
      if (stat.size > LARGEST_MEBIBYTES * MEBIBYTE) return { name, problem: TOO_LARGE };
      const bytes = await handle.readFile();
      return { name, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    if (errorCode(error) === "ELOOP") return { name, problem: LINK };
    return { name, problem: describeSystemError(error, "it was taken away") };
  }
}
