import { rules } from "../../audit/rules.js";
import { eventKinds } from "../../diff/events/kinds.js";
import { shippedMaps } from "../../export/columns/read-column-map.js";
import { regions } from "../../jumpcloud/regions.js";
import { severities } from "../../model/severity.js";

/** What a shell may offer for a value: words, and the paths of files or of folders. */
export interface Candidates {
  words: readonly string[];
  paths: "none" | "files" | "folders";
}

/** A value as it is declared. */
export interface DeclaredValue {
  /** As help shows it, without its brackets: "path". */
  name: string;
  /** Of which option: "--out"; none of an argument. */
  flag?: string | undefined;
  choices?: readonly string[] | undefined;
}

/** The names of values that are paths. */
const pathNames: Readonly<Record<string, "files" | "folders">> = {
  path: "files",
  file: "files",
  old: "files",
  new: "files",
  csv: "files",
  json: "files",
  map: "files",
  sync: "files",
  dir: "folders",
};

/** Help calls their value a path too. */
const folderFlags: readonly (string | undefined)[] = ["--dir", "--reviews"];

const ruleIds = rules.map(({ id }) => id);

/** What is one of a few words and declared without choices: a list with commas, or told of with a message of its own. */
const wordsByFlag: Readonly<Record<string, readonly string[]>> = {
  "--region": Object.keys(regions),
  "--rules": ruleIds,
  "--explain": ruleIds,
  "--only": eventKinds,
  "--fail-on": [...severities, ...eventKinds],
  "--columns": shippedMaps(),
};

export function candidatesFor({ name, flag = "", choices }: DeclaredValue): Candidates {
  const paths = folderFlags.includes(flag) ? "folders" : (pathNames[name] ?? "none");
  return { words: choices ?? wordsByFlag[flag] ?? [], paths };
}
