import { laterSyncWords, otherOrganizationWords, type TargetError } from "../sync-run/target-error.js";
import { minuteText } from "./time-text.js";

/** The flags that name a place, as a command has them. */
export interface TargetFlags {
  file: string;
  /** For a folder of dated files, where there is such a flag. */
  dir?: string;
}

const syncFlags: TargetFlags = { file: "--file", dir: "--dir" };

/** What must not be replaced, and the flags that help: those of sync unless others are named. */
export function targetWords(
  { message, path, problem }: TargetError,
  { file, dir }: TargetFlags = syncFlags,
): string {
  const asOf = (startedAt: string) => minuteText(new Date(startedAt));
  const another = dir === undefined ? file : `${file} or ${dir}`;
  switch (problem.kind) {
    case "directory": {
      const folder = dir === undefined ? "" : `, ${dir} a folder of dated files`;
      return `${message}: ${file} names a file${folder}`;
    }
    case "other file":
      return `${message}: name another ${file}, or use --force`;
    case "damaged file":
      return `${message}: move it away, or use --force`;
    case "other organization":
      return `${otherOrganizationWords(path, problem, asOf(problem.standing.startedAt))}. Name another ${another}, or use --force`;
    case "later sync":
      return `${laterSyncWords(path, problem, asOf)}. Name another ${another}, or use --force`;
  }
}
