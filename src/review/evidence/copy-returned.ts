import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../../model/order.js";
import { describeSystemError, errorCode } from "../../sync-file/system-error.js";
import type { ReturnedFile } from "../answers/answers.js";
import { ReviewError } from "../errors.js";
import type { EvidenceFolder } from "./evidence-folder.js";
import { SafeNames } from "./safe-names.js";
import type { ReturnedCopy } from "./tables.js";

/**
 * Copies what came back, under safe names. Throws ReviewError where it cannot be read, or is not what the decisions
 * were read from, and OutputError.
 */
export async function copyReturned(
  folder: string,
  { evidence, files }: { evidence: EvidenceFolder; files: readonly ReturnedFile[] },
): Promise<ReturnedCopy[]> {
  const read = new Map(files.map((file) => [file.name, file]));
  const names = new SafeNames();
  const copies: ReturnedCopy[] = [];
  for (const entry of await entriesOf(folder)) {
    const original = entry.name;
    if (!entry.isFile()) {
      if (read.has(original)) {
        const path = join(folder, original);
        throw new ReviewError(`${path}: it is a link, which is no evidence: put the file itself there`);
      }
      copies.push({ original });
      continue;
    }
    if (original.includes(REPLACED) && !(await isThere(join(folder, original)))) {
      throw new ReviewError(
        `${folder}: the name of "${original}" cannot be read (it is not UTF-8): give the file another one, and close again`,
      );
    }
    const copy = names.of(original);
    const sha256 = await evidence.copy(join(folder, original), `sheets-returned/${copy}`);
    const { reviewer, sheet, rows, sha256: known = sha256 } = read.get(original) ?? {};
    if (known !== sha256) throw changed(join(folder, original));
    copies.push({
      original,
      copy,
      sha256,
      ...(reviewer !== undefined && { reviewer }),
      ...(sheet !== undefined && { sheet }),
      ...(rows !== undefined && { rows }),
    });
  }
  const copied = new Set(copies.flatMap(({ copy, original }) => (copy === undefined ? [] : [original])));
  const lacking = files.find(({ name }) => !copied.has(name));
  if (lacking !== undefined) throw changed(join(folder, lacking.name));
  return copies;
}

/** What stands in a name for bytes that are not UTF-8: under such a name nothing is found. */
const REPLACED = "\ufffd";

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** Evidence of something else than what was judged would be worse than none. */
export function changed(path: string): ReviewError {
  return new ReviewError(`${path}: it was changed while it was read: run it again`);
}

/** What stands in a folder, sorted; nothing where there is none. Throws ReviewError. */
export async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw new ReviewError(`cannot read ${folder}: ${describeSystemError(error, "it does not exist")}`, {
      cause: error,
    });
  }
}
