import { isUtf8 } from "node:buffer";
import { z } from "zod";
import { SyncFileError } from "./errors.js";
import { type SyncHeader, syncHeaderSchema } from "./header.js";
import { describeIssue } from "./issue.js";
import { type Fail, parseJson } from "./parse-json.js";

export const FORMAT = "jc-connector/sync";
export const VERSION = 1;

const headSchema = z.object({ version: z.number(), sync: syncHeaderSchema });
const firstLineSchema = z.object({
  format: z.literal(FORMAT),
  sync: z.unknown().refine((sync) => sync !== undefined),
});
const versionSchema = headSchema.pick({ version: true });

/** The first line of a sync file, without its line feed. */
export function printHead(header: SyncHeader): string {
  const sync = JSON.stringify(syncHeaderSchema.parse(header));
  return `{"format":"${FORMAT}","version":${VERSION},"sync":${sync},`;
}

/**
 * What the first line of a file shows it to be. `object`: JSON that may well be a sync file, but not with one record a
 * line.
 */
export type Layout =
  | "sync file"
  | "object"
  | "gzip"
  | "c1z"
  | "c1z of version 3"
  | "utf-16"
  | "empty"
  | "something else";

/** Recognises the layout by the first line, or all of a file that has none; without a byte order mark. */
export function recognizeLayout(line: Buffer): Layout {
  if (line.length === 0) return "empty";
  const [first, second] = line;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "utf-16";
  // A file of zeros only is what a crash leaves of a file, and no text.
  if ((first === 0) !== (second === 0) && line.length > 1) return "utf-16";
  if (first === 0x1f && second === 0x8b) return "gzip";
  if (line.indexOf("C1ZF\0") === 0) return "c1z";
  if (line.indexOf("C1Z3\0") === 0) return "c1z of version 3";
  const text = line.toString("utf8");
  if (isHead(text)) return "sync file";
  // The brace of a re-formatted file may stand behind white space of any length.
  return /^[ \t\r\n]*(\{|$)/.test(text) ? "object" : "something else";
}

/** Whether the line goes as far as the header, and no further. */
function isHead(text: string): boolean {
  const line = text.trimEnd();
  if (!line.startsWith('{"format"') || !line.endsWith(",") || !text.endsWith("\n")) return false;
  try {
    return firstLineSchema.safeParse(JSON.parse(`${line.slice(0, -1)}}`)).success;
  } catch {
    return false;
  }
}

/**
 * The header out of the first line.
 *
 * Throws SyncFileError when the format's version is another, or a field is missing or wrong.
 */
export function parseHeadLine(line: Buffer, name: string): SyncHeader {
  const text = line.toString("utf8").trimEnd();
  const fail: Fail = (complaint, cause) => new SyncFileError(`${name}:1: ${complaint}`, { cause });
  if (!isUtf8(line)) throw fail("it is not UTF-8");
  return parseHead(parseJson(`${text.slice(0, -1)}}`, fail), { name, fail });
}

/** The header out of an object with at least `version` and `sync`. Throws as `parseHeadLine` does. */
export function parseHead(head: unknown, { name, fail }: { name: string; fail: Fail }): SyncHeader {
  const stated = versionSchema.safeParse(head).data?.version;
  if (stated !== undefined && stated !== VERSION) {
    throw new SyncFileError(
      `${name}: is a sync file of format version ${stated}; this jc-connector reads version ${VERSION}`,
    );
  }
  const result = headSchema.safeParse(head, { reportInput: true });
  if (result.success) return result.data.sync;
  const [issue] = result.error.issues;
  throw fail(issue === undefined ? "is not the head of a sync file" : describeIssue(issue), result.error);
}
