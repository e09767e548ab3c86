import { z } from "zod";
import { SyncFileError } from "./errors.js";
import { type SyncHeader, syncHeaderSchema } from "./header.js";
import { describeIssue } from "./issue.js";

export const FORMAT = "jc-connector/sync";
export const VERSION = 1;
const HEAD_START = `{"format":"${FORMAT}",`;
const FIRST_KEY = /^\s*\{\s*"(format"\s*:\s*"jc-connector\/sync"|entitlements"\s*:)/;
const LINE_FEED = 0x0a;

const formatSchema = z.object({ format: z.literal(FORMAT), version: z.number() });
const headSchema = z.object({ sync: syncHeaderSchema });

/** The first line of a sync file, without its line feed. */
export function printHead(header: SyncHeader): string {
  const sync = JSON.stringify(syncHeaderSchema.parse(header));
  return `${HEAD_START}"version":${VERSION},"sync":${sync},`;
}

/**
 * What the first line of a file shows it to be. `cut`: the file ends within its head. `reformatted`: JSON that may
 * well be a sync file, but not with one record a line.
 */
export type Layout = "sync file" | "cut" | "reformatted" | "utf-16" | "empty" | "something else";

/** Recognises the layout by the first line with its line feed, or all of a file that has none. */
export function recognizeLayout(line: Buffer): Layout {
  if (line.length === 0) return "empty";
  const [first, second] = line;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "utf-16";
  if (first === 0 || second === 0) return "utf-16";
  const hasLineFeed = line.at(-1) === LINE_FEED;
  const text = line.toString("utf8").trimEnd();
  if (!hasLineFeed && isBeginning(text)) return "cut";
  if (isHead(text)) return "sync file";
  // `jq .` leaves the brace alone on the line, `jq -c` puts the whole document there, `jq -S` sorts the keys.
  const isDocument = text === "{" || FIRST_KEY.test(text);
  return isDocument ? "reformatted" : "something else";
}

function isBeginning(text: string): boolean {
  if (!text.startsWith(HEAD_START.slice(0, text.length))) return false;
  return parseJson(text) === undefined;
}

function isHead(text: string): boolean {
  return text.startsWith('{"format"') && formatSchema.safeParse(parseHeadLine(text)).success;
}

/** `undefined` when it is no JSON. */
function parseHeadLine(text: string): unknown {
  return text.endsWith(",") ? parseJson(`${text.slice(0, -1)}}`) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The header out of the first line. `name` is the file's, for messages.
 *
 * Throws SyncFileError when the format's version is another, or a field is missing or wrong.
 */
export function parseHead(line: Buffer, name: string): SyncHeader {
  const head = parseHeadLine(line.toString("utf8").trimEnd());
  const { version } = formatSchema.parse(head);
  if (version !== VERSION) {
    throw new SyncFileError(
      `${name}: is a sync file of format version ${version}; this jc-connector reads version ${VERSION}`,
    );
  }
  const result = headSchema.safeParse(head, { reportInput: true });
  if (result.success) return result.data.sync;
  const [issue] = result.error.issues;
  const complaint = issue === undefined ? "is not the head of a sync file" : describeIssue(issue);
  throw new SyncFileError(`${name}:1: ${complaint}`, { cause: result.error });
}
