import { readJsonFile } from "../input-file/read-json.js";
import { findRule, unknownRuleWords } from "./find-rule.js";
import { type Suppression, suppressionsSchema } from "./suppressions.js";

/** A file of suppressions that was read. */
export interface SuppressionsFile {
  suppressions: readonly Suppression[];
  /** "suppressions.json:12: " and the complaint about the suppression of this index. */
  complaintAbout(index: number, complaint: string): string;
}

/** Throws InputFileError with the file and the line: no JSON, an unknown key or rule, no last day. */
export async function readSuppressions(path: string): Promise<SuppressionsFile> {
  const { value, errorAt } = await readJsonFile(path, suppressionsSchema);
  for (const [index, { rule }] of value.suppressions.entries()) {
    if (findRule(rule) === undefined) {
      throw errorAt(["suppressions", index, "rule"], unknownRuleWords(rule));
    }
  }
  return {
    suppressions: value.suppressions,
    complaintAbout: (index, complaint) => errorAt(["suppressions", index], complaint).message,
  };
}
