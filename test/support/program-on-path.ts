import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where a program is that a person could call by its name; undefined where there is none. */
export function programOnPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
