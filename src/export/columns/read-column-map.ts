import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { InputFileError } from "../../input-file/errors.js";
import { type JsonFile, readJsonFile } from "../../input-file/read-json.js";
import { nearest } from "../../model/nearest.js";
import { describeIssue, formatPath } from "../../sync-file/issue.js";
import { type ColumnMap, compileColumnMap } from "./column-map.js";
import { type ColumnMapDocument, columnMapSchema, keysAt } from "./column-map-schema.js";
import { MapReading } from "./map-reading.js";

// Three folders up is the package's root from src/export/columns as well as from dist/export/columns.
const folder = new URL("../../../fixtures/column-maps/", import.meta.url);
const EXTENSION = ".json";

/** The names of the maps that come with the program. */
export function shippedMaps(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .sort();
}

/**
 * Reads and compiles a column map: a file, or one of the shipped ones by its name alone. Throws InputFileError with
 * the file, the line, and what was expected there.
 */
export async function readColumnMap(pathOrName: string): Promise<ColumnMap> {
  return columnMapOf(await readJsonFile(columnMapPath(pathOrName), z.unknown()));
}

/** The map that a JSON file holds. Throws InputFileError. */
export function columnMapOf(file: JsonFile<unknown>): ColumnMap {
  return compileColumnMap(documentOf(file), new MapReading(file));
}

/** The file that is read for a path or a name. Throws InputFileError when it is neither. */
export function columnMapPath(pathOrName: string): string {
  if (/[/\\]/.test(pathOrName) || pathOrName.endsWith(EXTENSION)) return pathOrName;
  const names = shippedMaps();
  if (names.includes(pathOrName)) return fileURLToPath(new URL(`${pathOrName}${EXTENSION}`, folder));
  throw new InputFileError(
    `no column map "${pathOrName}": there are ${names.join(", ")}; a file of your own has "/" in its path, or ends in ".json"`,
  );
}

function documentOf({ value, errorAt }: JsonFile<unknown>): ColumnMapDocument {
  const result = columnMapSchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  // A key that is mistyped is also one that is missing: the slip says more.
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const [key = ""] = issue.keys;
    const at = [...issue.path, key];
    throw errorAt(
      at,
      `${formatPath(at)} is not known here: did you mean ${nearest(key, keysAt(issue.path))}?`,
    );
  }
  const [issue] = issues;
  if (issue === undefined) throw errorAt([], "it is not as expected");
  const isChoice = issue.code === "invalid_union";
  throw errorAt(issue.path, isChoice ? `${formatPath(issue.path)} ${issue.message}` : describeIssue(issue));
}
