import { otherOrganizationWords, type TargetError } from "../sync-run/target-error.js";
import { minuteText } from "./time-text.js";

/** What a sync must not replace, and the flags that help. */
export function targetWords({ message, path, problem }: TargetError): string {
  switch (problem.kind) {
    case "directory":
      return `${message}: --file names a file, --dir a folder of dated files`;
    case "other file":
      return `${message}: name another --file, or use --force`;
    case "damaged file":
      return `${message}: move it away, or use --force`;
    case "other organization": {
      const asOf = minuteText(new Date(problem.standing.startedAt));
      return `${otherOrganizationWords(path, problem, asOf)}. Name another --file or --dir, or use --force`;
    }
  }
}
