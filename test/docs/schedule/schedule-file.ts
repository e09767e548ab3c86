import { readFileSync } from "node:fs";

const folder = new URL("../../../docs/schedule/", import.meta.url);

/** A file as it is shipped. */
export function scheduleFile(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}
