import { plainJson } from "../../model/plain-text.js";
import type { MapColumn } from "./column-map.js";
import type { ColumnDocument } from "./column-map-schema.js";
import type { MapPlace, MapReading } from "./map-reading.js";
import { isOfAccount } from "./source.js";

// What a map can say that its schema lets through, and that cannot be meant. All throw InputFileError.

export function checkHeaders(columns: readonly ColumnDocument[], reading: MapReading): void {
  const seen = new Map<string, number>();
  for (const [index, { header }] of columns.entries()) {
    const at = ["columns", index, "header"];
    if (header.trim() === "") throw reading.error(at, "is empty");
    const before = seen.get(header);
    if (before !== undefined)
      throw reading.error(at, `is ${plainJson(header)} again: columns[${before}] has it already`);
    seen.set(header, index);
  }
}

/** What would do nothing was meant to do something. */
export function checkChanges(column: ColumnDocument, { at, reading }: MapPlace): void {
  const { text, cases, map, otherwise, replace } = column;
  if (map !== undefined && (text !== undefined || cases !== undefined)) {
    throw reading.error(
      [...at, "map"],
      `is for what path or template give: ${text === undefined ? "each case" : "text"} can be what it is mapped to`,
    );
  }
  if (otherwise !== undefined && map === undefined && cases === undefined) {
    throw reading.error([...at, "otherwise"], "does nothing without map or cases");
  }
  if (replace !== undefined && (Object.hasOwn(replace, "") || Object.keys(replace).length === 0)) {
    throw reading.error([...at, "replace"], "does not say what is replaced");
  }
}

export function checkForGrants({ join, unique }: ColumnDocument, { at, reading }: MapPlace): void {
  const [key] = [...(join === undefined ? [] : ["join"]), ...(unique === undefined ? [] : ["unique"])];
  if (key !== undefined) throw reading.error([...at, key], 'is for maps whose rows are "accounts"');
}

export function checkForAccounts(
  { level, isJoined, isUnique, required }: MapColumn,
  { at, reading, column }: MapPlace & { column: ColumnDocument },
): void {
  if (!isJoined && !isOfAccount({ level })) {
    const [key = ""] = ["path", "template", "cases"].filter((one) => Object.hasOwn(column, one));
    throw reading.error(
      [...at, key],
      "may differ between the rows of one account: join has to say how they become one text",
    );
  }
  if (isUnique && isJoined) throw reading.error([...at, "unique"], "cannot be with join");
  if (required !== undefined && !isOfAccount(required)) {
    throw reading.error(
      [...at, "required"],
      "has a condition that may differ between the rows of one account",
    );
  }
}

/** Of accounts that share a row, only what is joined can be told. */
export function checkUnique(columns: readonly MapColumn[], reading: MapReading): void {
  const unique = columns.findIndex(({ isUnique }) => isUnique);
  if (unique === -1) return;
  for (const [index, { isUnique, isJoined, level }] of columns.entries()) {
    if (index === unique || isJoined || (level === "file" && !isUnique)) continue;
    throw reading.error(
      ["columns", index],
      isUnique
        ? `is unique, and columns[${unique}] is so already`
        : `may differ between accounts that share a row, for columns[${unique}] is unique: it needs join`,
    );
  }
}
