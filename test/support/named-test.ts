import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A cell of a page that names a test, as "`path`: title", and whether there is one that is called so. */
export function namedTest(cell: string): { cell: string; isThere: boolean } {
  const [, file = "", title = ""] = /^`(test\/[^`]+)`: (.+)$/.exec(cell) ?? [];
  const path = join(root, file);
  // In the call of it, or of those that hold it.
  return { cell, isThere: existsSync(path) && readFileSync(path, "utf8").includes(JSON.stringify(title)) };
}
