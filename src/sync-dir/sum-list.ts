import { compareText } from "../model/order.js";
import { readRegularFile } from "../sync-file/read-regular-file.js";
import { replaceFile } from "../sync-file/replace-file.js";
import { errorCode } from "../sync-file/system-error.js";
import { datedTime } from "./dated-name.js";
import { readError } from "./read-error.js";

/** A dated file and the SHA-256 that it had when it was accepted: 64 hex digits. */
export interface Sum {
  file: string;
  sha256: string;
}

/** A line of SHA256SUMS or SHA256SUMS.pruned. */
export interface ListedSum extends Sum {
  /** What the file named as the one before it. Only known of pruned files, which can no longer be asked. */
  follows?: Sum | "nothing";
}

/** SHA256SUMS or SHA256SUMS.pruned, as it stands. */
export interface SumList {
  /** In the order of the file. */
  sums: readonly ListedSum[];
  /** Every other line but empty ones: kept as they are. */
  others: readonly string[];
}

const LINE = /^([0-9a-fA-F]{64}) [ *](.+)$/;
// sha256sum passes over lines that begin so.
const COMMENT = "#";
const FOLLOWS = "# previous ";
const FIRST = `${FOLLOWS}none`;

/** Reads the lines that `sha256sum` writes and checks. */
export function parseSums(text: string): SumList {
  const sums: ListedSum[] = [];
  const others: string[] = [];
  let follows: ListedSum["follows"];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith(FOLLOWS)) {
      follows = line === FIRST ? "nothing" : parseSum(line.slice(FOLLOWS.length));
      continue;
    }
    const sum = parseSum(line);
    if (sum !== undefined) sums.push({ ...sum, ...(follows !== undefined && { follows }) });
    else if (line !== "") others.push(line);
    follows = undefined;
  }
  return { sums, others };
}

/** Sorted by name, which is by time. A line that was read twice stands once. */
export function printSums({ sums, others }: SumList): string {
  const lines = [...sums]
    .sort((a, b) => compareText(a.file, b.file))
    .map(({ follows, ...sum }) =>
      follows === undefined ? sumLine(sum) : `${previousLine(follows)}\n${sumLine(sum)}`,
    );
  return [...others, ...new Set(lines)].map((line) => `${line}\n`).join("");
}

/** Lines that neither we nor `sha256sum` have a use for. */
export function strangeLines({ others }: SumList): string[] {
  return others.filter((line) => !line.startsWith(COMMENT));
}

/** An absent file is an empty list. Throws SyncFileError when it cannot be read. */
export async function readSums(path: string): Promise<SumList> {
  try {
    return parseSums(await readRegularFile(path));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return { sums: [], others: [] };
    throw readError(path, error);
  }
}

/** Replaces the whole list at once. Throws OutputError. */
export async function writeSums(path: string, list: SumList): Promise<void> {
  await replaceFile(path, (write) => write(Buffer.from(printSums(list))));
}

export function isSameSum(a: Sum | undefined, b: Sum | undefined): boolean {
  return a?.file === b?.file && a?.sha256 === b?.sha256;
}

function parseSum(line: string): Sum | undefined {
  const [, sha256 = "", file = ""] = LINE.exec(line) ?? [];
  return datedTime(file) === undefined ? undefined : { file, sha256: sha256.toLowerCase() };
}

function sumLine({ file, sha256 }: Sum): string {
  return `${sha256}  ${file}`;
}

function previousLine(follows: Sum | "nothing"): string {
  return follows === "nothing" ? FIRST : `${FOLLOWS}${sumLine(follows)}`;
}
