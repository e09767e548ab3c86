import type { LeftOutReason } from "./row.js";

/** Why something is on no sheet, in words. `since` is the name of the review whose kept rows are left out. */
export function leftOutWords(because: LeftOutReason, { since }: { since: string | undefined }): string {
  switch (because) {
    case "not sensitive":
      return "not sensitive (--only-privileged)";
    case "kept before":
      return `kept in the review ${since} (--since)`;
    case "comes through groups":
      return "comes through groups: the membership is the row";
    case "app without an owner":
      return "comes through groups, and the app has no owner to ask: the groups have rows";
  }
}
