import { readFile } from "node:fs/promises";
import { describeSystemError } from "../sync-file/system-error.js";
import { InputFileError } from "./errors.js";

/** Far more than a person writes by hand, or a directory exports of its people. */
const LIMIT_BYTES = 64 * 1024 * 1024;

/** The text of a file in UTF-8, without a byte order mark. Throws InputFileError. */
export async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const reason = describeSystemError(error, "the file does not exist");
    throw new InputFileError(`cannot read ${path}: ${reason}`, { cause: error });
  }
  if (bytes.length > LIMIT_BYTES) throw new InputFileError(`${path}: is larger than 64 MiB`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InputFileError(`${path}: is not UTF-8: save it as UTF-8`, { cause: error });
  }
}
