import { readFile } from "node:fs/promises";
import { describeSystemError } from "../sync-file/system-error.js";
import { InputFileError } from "./errors.js";

/** The text of a file in UTF-8, without a byte order mark. Throws InputFileError, also when it is larger. */
export async function readText(path: string, limitMebibytes: number): Promise<string> {
  if (path === "-") throw new InputFileError("-: it cannot come from standard input: name a file");
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = describeSystemError(error, "the file does not exist");
    throw new InputFileError(`cannot read ${path}: ${reason}`, { cause: error });
  }
  if (bytes.length > limitMebibytes * 1024 * 1024) {
    throw new InputFileError(`${path}: is larger than ${limitMebibytes} MiB`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InputFileError(`${path}: is not UTF-8: save it as UTF-8`, { cause: error });
  }
}
