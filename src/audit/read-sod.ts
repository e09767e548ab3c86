import { readJsonFile } from "../input-file/read-json.js";
import { plainJson } from "../model/plain-text.js";
import type { SodRule } from "./sod.js";
import { sodFileSchema } from "./sod-schema.js";

/**
 * Reads a file of rules about the separation of duties: `{"rules":[{"id":…,"title":…,"a":[…],"b":[…]}]}`, of severity
 * "high" and condition "in" where they do not say otherwise.
 *
 * Throws InputFileError with the file and the line: no JSON, something missing, a key that is not known, an id that
 * another rule has.
 */
export async function readSod(path: string): Promise<readonly SodRule[]> {
  const { value, errorAt } = await readJsonFile(path, sodFileSchema);
  const ids = new Set<string>();
  for (const [index, { id }] of value.rules.entries()) {
    if (ids.has(id)) {
      throw errorAt(
        ["rules", index, "id"],
        `rules[${index}].id is ${plainJson(id)}, as that of another rule`,
      );
    }
    ids.add(id);
  }
  return value.rules;
}
