import { z } from "zod";
import { type NameMode, nameModes } from "../access/name-mode.js";
import { privilegedBy } from "../access/privileged.js";
import { diffFiles } from "../diff/diff.js";
import type { DiffDocument } from "../diff/document.js";
import { documentOf } from "../diff/document-of.js";
import { type IgnoreRule, parseIgnoreRule } from "../diff/ignore.js";
import { redactDiff } from "../diff/redact.js";
import { SettingError } from "../jumpcloud/setting-error.js";
import { KnownRecords } from "../sync-file/known-records.js";
import { checkOptions } from "./check-options.js";
import { openInput, refuseFalse, requireInput, type SyncFileInput } from "./input.js";

export type { NameMode };

export interface DiffOptions {
  /** Fields that are not compared, as TYPE:PATH: "user:/profile/location", "*:/createdAt". */
  ignore?: readonly string[];
  /** What is privileged besides roles, for the severity of events: `AWS*`, `app:AWS*`, `group:5f3c…`. */
  privileged?: readonly string[];
  /** How people are named: in full (default), by their initials, or by ids alone. */
  names?: NameMode;
  /** Compares files of two organisations, or of one that is not known. */
  force?: boolean;
}

const optionsSchema = z.strictObject({
  ignore: z.array(z.string()).optional(),
  privileged: z.array(z.string().min(1)).optional(),
  names: z.enum(nameModes).optional(),
  force: z.boolean().optional(),
});

/**
 * What changed from an older sync file to a newer one: the document that `diff --format json` prints. What one of the
 * two does not vouch for is in `uncertain`, never among the changes; `certain` says that nothing is. Memory grows with
 * resources and changes, not with grants.
 *
 * Rejects with SyncFileError when a file cannot be read or does not hold what it states, with OtherOrganizationError
 * when the two are not known to be of one organisation, with SettingError for options that cannot be meant and for two
 * inputs that are the same stream, and with TypeError for what is no input.
 */
export async function diff(
  old: SyncFileInput,
  new_: SyncFileInput,
  options: DiffOptions = {},
): Promise<DiffDocument> {
  checkOptions(options, { schema: optionsSchema, name: "diff" });
  const { ignore = [], privileged = [], names = "full", force } = options;
  const rules = ignore.map(ignoreRule);
  requireInput(old);
  requireInput(new_);
  refuseSameStream(old, new_);
  const first = await openInput(old);
  try {
    const known = new KnownRecords();
    const second = await openInput(new_, { known });
    try {
      const compared = await diffFiles(
        { old: first, new: second, known },
        { ignore: rules, isPrivileged: privilegedBy(privileged), ...(force && { force }) },
      );
      refuseFalse(first);
      refuseFalse(second);
      return documentOf(redactDiff(compared.diff, names));
    } finally {
      await second.close();
    }
  } finally {
    await first.close();
  }
}

/** A stream can be read once, and a path as often as one likes. */
function refuseSameStream(old: SyncFileInput, new_: SyncFileInput): void {
  const [first, second] = [old, new_].map((input) => (input === "-" ? process.stdin : input));
  if (first !== second || typeof first === "string") return;
  throw new SettingError(
    first === process.stdin
      ? "only one of the two files can be standard input"
      : "the two files are the same stream, which can be read once",
  );
}

function ignoreRule(text: string): IgnoreRule {
  const rule = parseIgnoreRule(text);
  if (rule !== undefined) return rule;
  throw new SettingError(`ignore "${text}" is no TYPE:PATH such as user:/profile/location`);
}
