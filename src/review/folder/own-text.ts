import { readRegularFile } from "../../sync-file/read-regular-file.js";
import { describeSystemError, errorCode } from "../../sync-file/system-error.js";
import { ReviewError } from "../errors.js";

interface Parser<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
}

/** The text of a file of the review; `undefined` where there is none. Throws ReviewError where it cannot be read. */
export async function readOwnText(path: string): Promise<string | undefined> {
  try {
    return await readRegularFile(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return undefined;
    throw new ReviewError(`cannot read ${path}: ${describeSystemError(error, "it does not exist")}`, {
      cause: error,
    });
  }
}

/** JSON of our own. `where` is the file, with the line where it has several. Throws ReviewError. */
export function parseOwnJson<Value>(
  text: string,
  { where, schema }: { where: string; schema: Parser<Value> },
): Value {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ReviewError(`${where}: it is no JSON: somebody changed it`, { cause: error });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ReviewError(`${where}: it is not what this version of jc-connector writes there`);
}
