import type { z } from "zod";
import { describeIssue, formatPath } from "../sync-file/issue.js";
import { InputFileError } from "./errors.js";
import { jsonPlaces, lineBeyondDepth, lineOfPath } from "./json-places.js";
import { lineOfSyntaxError } from "./json-syntax.js";
import { readText } from "./read-text.js";

/** Thousands of rules are a tenth of it. */
const LIMIT_MEBIBYTES = 8;
/** Far deeper than anything that is read here; parsers take minutes for a million. */
const MOST_LEVELS = 64;

/** A JSON file that a person wrote, and where each of its values stands. */
export interface JsonFile<Value> {
  value: Value;
  /** An error about the value at `path`: "map.json:12: columns[3].header: …". */
  errorAt(path: readonly PropertyKey[], complaint: string): InputFileError;
}

/**
 * Reads and checks a JSON file. Throws InputFileError with the file, the line, and what was expected there: also for a
 * key that stands twice in an object, of which parsers take the last one without a word.
 */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<JsonFile<z.infer<Schema>>> {
  return parseJsonFile(await readText(path, LIMIT_MEBIBYTES), { name: path, schema });
}

/** The same of a text that was read already. */
export function parseJsonFile<Schema extends z.ZodType>(
  text: string,
  { name, schema }: { name: string; schema: Schema },
): JsonFile<z.infer<Schema>> {
  const value = parse(text, name);
  const { root, doubles } = jsonPlaces(text);
  const errorAt = (at: readonly PropertyKey[], complaint: string) =>
    new InputFileError(`${name}:${lineOfPath(root, at)}: ${complaint}`);
  const [double] = doubles;
  if (double !== undefined) {
    throw new InputFileError(`${name}:${double.line}: ${JSON.stringify(double.key)} stands here twice`);
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data, errorAt };
  const [issue] = result.error.issues;
  // A key that is mistyped is also one that is missing: the slip says more.
  for (const slip of result.error.issues) {
    if (slip.code !== "unrecognized_keys") continue;
    const at = [...slip.path, slip.keys[0] ?? ""];
    throw errorAt(at, `${formatPath(at)} is not known here`);
  }
  if (issue === undefined) throw errorAt([], "it is not as expected");
  throw errorAt(issue.path, describeIssue(issue));
}

function parse(text: string, name: string): unknown {
  const line = lineBeyondDepth(text, MOST_LEVELS);
  if (line !== undefined) {
    throw new InputFileError(`${name}:${line}: it is nested deeper than ${MOST_LEVELS} levels`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputFileError(`${name}:${lineOfSyntaxError(text)}: it is not JSON from here on`, {
      cause: error,
    });
  }
}
