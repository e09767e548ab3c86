import { brokenFrames } from "./malformed/broken-frames.js";
import { brokenRecords } from "./malformed/broken-records.js";
import { falseFiles, misplaced } from "./malformed/false-files.js";
import type { Row } from "./malformed/sample.js";
import { strangers } from "./malformed/strangers.js";

/** A file that is no sound sync file. */
export interface MalformedFile {
  name: string;
  bytes(): Buffer;
  /**
   * FILE stands for its path. Where a command ends with 2, all that it says; where `verify` ends with 6, how one of its
   * findings begins.
   */
  message: string;
  /** How `verify` ends: 2 the file cannot be read, 6 it can, and states something false. */
  verify: 2 | 6;
  /** How other commands end: as they can only tell what stands in front of them, some files are sound to them. */
  others: 2 | "read";
}

/** A command that reads a sync file, called with its path. A new one takes its place here. */
export const readingCommands: readonly {
  name: string;
  args(file: string): string[];
  /** It prints what it has read while it reads on. */
  isStreaming?: true;
}[] = [
  { name: "verify", args: (file) => ["verify", file] },
  { name: "stats", args: (file) => ["stats", file] },
  {
    name: "diff",
    args: (file) => ["diff", "-q", "--force", "--allow-incomplete", file, "fixtures/demo-sync.json"],
  },
  { name: "audit", args: (file) => ["audit", file, "--allow-incomplete", "--format", "json"] },
  { name: "resources", args: (file) => ["resources", file, "--format", "json"], isStreaming: true },
  { name: "grants", args: (file) => ["grants", file, "--format", "json"], isStreaming: true },
  { name: "export", args: (file) => ["export", "-q", file], isStreaming: true },
  { name: "access", args: (file) => ["access", "--to", "group:g1", file, "--format", "json"] },
];

function files(rows: readonly Row[], ends: Pick<MalformedFile, "verify" | "others">): MalformedFile[] {
  return rows.map(([name, content, message]) => ({
    name,
    message,
    ...ends,
    // Large ones are made when their turn comes.
    bytes: () => Buffer.from(typeof content === "function" ? content() : content),
  }));
}

export const malformedFiles: readonly MalformedFile[] = [
  ...files([...strangers, ...brokenFrames, ...brokenRecords], { verify: 2, others: 2 }),
  ...files(misplaced, { verify: 6, others: 2 }),
  ...files(falseFiles, { verify: 6, others: "read" }),
];
