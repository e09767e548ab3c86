import { crc32 } from "node:zlib";
import { z } from "zod";
import { listNames } from "../../model/what-is-read.js";
import { syncHeaderSchema } from "../../sync-file/header.js";

export const JOURNAL_FORMAT = "jc-connector/journal";
export const JOURNAL_VERSION = 1;

const CHECKSUM_DIGITS = 8;

const countSchema = z.int().nonnegative();

/** What the lines after it were read for. A journal begins with one; a run with another key adds one. */
export const journalRunSchema = z.object({
  format: z.literal(JOURNAL_FORMAT),
  version: z.literal(JOURNAL_VERSION),
  startedAt: z.iso.datetime(),
  /** Another version may map other fields. */
  connectorVersion: z.string(),
  /** Absent where the key may not tell it. */
  organizationId: z.string().exactOptional(),
  baseUrl: z.string(),
  options: syncHeaderSchema.shape.options,
  /** The hash of salt and credential: tells the same key from another, and not what it is. */
  salt: z.string(),
  credential: z.string(),
});
export type JournalRun = z.output<typeof journalRunSchema>;

const reportSchema = z.object({
  list: z.enum(listNames),
  of: z.string().exactOptional(),
  endpoint: z.string(),
  reported: countSchema.exactOptional(),
  read: countSchema,
  duplicates: countSchema,
  notReturned: countSchema,
  otherKinds: countSchema.exactOptional(),
  proof: z.enum(["proven", "readToEnd"]),
  reason: z.string().exactOptional(),
});

/** The end of a unit: only what has one was read whole. `items` counts what the lines before it hold. */
export const journalUnitSchema = z.object({
  name: z.string().min(1),
  readAt: z.iso.datetime(),
  items: countSchema,
  report: reportSchema.exactOptional(),
  invalidFields: z.array(z.object({ list: z.string(), id: z.string(), field: z.string() })).exactOptional(),
  fellBack: z.object({ endpoint: z.string(), using: z.string() }).exactOptional(),
});
export type JournalUnit = z.output<typeof journalUnitSchema>;

const lineSchema = z.union([
  z.object({ run: journalRunSchema }),
  z.object({ of: z.string().min(1), items: z.array(z.unknown()) }),
  z.object({ unit: journalUnitSchema }),
]);
export type JournalLine = z.output<typeof lineSchema>;

/** "1f2e3d4c {…}": after a power loss a file may hold anything, so each line proves itself. */
export function printJournalLine(line: JournalLine): Buffer {
  const bytes = Buffer.from(`${" ".repeat(CHECKSUM_DIGITS)} ${JSON.stringify(line)}\n`);
  bytes.write(checksum(bytes.subarray(CHECKSUM_DIGITS + 1, -1)), "latin1");
  return bytes;
}

/** The line without its line feed; `undefined` when it is torn, damaged or of another make. */
export function parseJournalLine(line: Buffer): JournalLine | undefined {
  const json = line.subarray(CHECKSUM_DIGITS + 1);
  if (line.toString("latin1", 0, CHECKSUM_DIGITS + 1) !== `${checksum(json)} `) return undefined;
  const parsed = lineSchema.safeParse(parseJson(json.toString("utf8")));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checksum(json: Buffer): string {
  return crc32(json).toString(16).padStart(CHECKSUM_DIGITS, "0");
}
