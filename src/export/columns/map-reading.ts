import type { InputFileError } from "../../input-file/errors.js";
import type { JsonFile } from "../../input-file/read-json.js";
import { formatPath } from "../../sync-file/issue.js";

/** Paths into records whose texts rows have to bring along. */
export interface RecordPaths {
  principal: readonly string[];
  resource: readonly string[];
}

/** What is compiled, and where in the map it stands. */
export interface MapPlace {
  at: readonly PropertyKey[];
  reading: MapReading;
}

/** A column map that is being compiled: says where something is wrong, and gathers what rows have to bring along. */
export class MapReading {
  readonly #file: Pick<JsonFile<unknown>, "errorAt">;
  readonly #principal: string[] = [];
  readonly #resource: string[] = [];

  constructor(file: Pick<JsonFile<unknown>, "errorAt">) {
    this.#file = file;
  }

  /** "map.json:4: columns[0].path has …" */
  error(at: readonly PropertyKey[], complaint: string): InputFileError {
    return this.#file.errorAt(at, `${formatPath(at)} ${complaint}`);
  }

  /** Where among the extras of an account, or of what it has, the texts at `path` will stand. */
  extraIndex(record: keyof RecordPaths, path: string): number {
    const paths = record === "principal" ? this.#principal : this.#resource;
    const known = paths.indexOf(path);
    return known === -1 ? paths.push(path) - 1 : known;
  }

  paths(): RecordPaths {
    return { principal: this.#principal, resource: this.#resource };
  }
}
