import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../docs/schedule/", import.meta.url);

/** A file as it is shipped. */
export function scheduleFile(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

export const scheduleFiles: readonly string[] = readdirSync(folder);

/** The page that says what to do with them. */
export const schedulePage = readFileSync(new URL("../schedule.md", folder), "utf8");
