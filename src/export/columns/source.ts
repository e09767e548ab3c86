import type { ReviewRow } from "../review/review-row.js";

/** One grant: the rows of its ways, the direct one first. An account that has nothing has one row as well. */
export type Ways = readonly [ReviewRow, ...ReviewRow[]];

/** What a value is the same for. One that is of an account and of an entitlement too is of the grant. */
export type Level = "file" | "account" | "entitlement" | "grant";

/** Something read from a grant. */
export interface Source {
  level: Level;
  /** None where it is blank. */
  texts(ways: Ways): readonly string[];
}

/** A condition, or several that all have to hold. */
export interface Test {
  level: Level;
  holds(ways: Ways): boolean;
}

/** White space alone says nothing. */
export function isBlank(text: string): boolean {
  return text === "" || text.trim() === "";
}

/** Whether all rows of an account have the same of it. */
export function isOfAccount({ level }: { level: Level }): boolean {
  return level === "file" || level === "account";
}

/** The level of what depends on all of these. */
export function levelOf(parts: readonly { level: Level }[]): Level {
  const levels = new Set(parts.map(({ level }) => level));
  levels.delete("file");
  const [only = "file"] = levels;
  return levels.size > 1 ? "grant" : only;
}
