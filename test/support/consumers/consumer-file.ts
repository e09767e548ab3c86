import { parseCsv } from "../rfc4180.js";

// What tools publish about the files that they take, as far as more than one of them does.

/** What a tool would refuse, or take for something else. */
export interface Complaint {
  /** From 1, without the header; 0 is the file as a whole. */
  row: number;
  header: string;
  wrong: string;
}

type Row = Readonly<Record<string, string>>;

/** What is wrong with one row: a header, and what is. */
export type RowRule = (row: Row) => readonly (readonly [header: string, wrong: string])[];

/** What the rows of a file break that has these headers at its start. Throws where it is not as RFC 4180 describes. */
export function complaintsAbout(
  csv: string,
  headers: readonly string[],
  rules: readonly RowRule[],
): Complaint[] {
  const [header = [], ...rows] = parseCsv(csv);
  if (header.slice(0, headers.length).join() !== headers.join()) return [whole("has other headers")];
  if (!csv.isWellFormed()) return [whole("is no text that UTF-8 can hold")];
  return rows.flatMap((cells, index) => {
    if (cells.length !== header.length)
      return [{ row: index + 1, header: "", wrong: "has not as many cells as the header" }];
    const row = Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ""]));
    return rules.flatMap((rule) =>
      rule(row).map(([name, wrong]) => ({ row: index + 1, header: name, wrong })),
    );
  });
}

export function whole(wrong: string): Complaint {
  return { row: 0, header: "", wrong };
}

export const MISSING = "is missing";

export function required(...headers: readonly string[]): RowRule {
  return (row) => headers.filter((header) => row[header] === "").map((header) => [header, MISSING]);
}

/** Whatever the case; a blank is looked for by `required`. */
export function oneOf(header: string, words: readonly string[]): RowRule {
  return (row) => {
    const cell = row[header]?.toLowerCase() ?? "";
    return cell === "" || words.some((word) => word.toLowerCase() === cell)
      ? []
      : [[header, "is no such word"]];
  };
}

export function address(header: string, ...orWords: readonly string[]): RowRule {
  return (row) => {
    const cell = row[header] ?? "";
    return cell === "" || orWords.includes(cell) || /^\S+@\S+$/.test(cell) ? [] : [[header, "is no address"]];
  };
}

/** At the ends of a cell, or two of them, or one that ends a line. */
export const noExtraSpaces: RowRule = (row) =>
  Object.entries(row)
    .filter(([, cell]) => cell !== cell.trim() || /\s\s|[^\S ]/u.test(cell.replaceAll(/[\u00a0\u3000]/g, "")))
    .map(([header]) => [header, "has extra spaces"]);

/** Names between separators: none of them empty or blank at its ends. */
export function listOf(header: string, separator: string): RowRule {
  return (row) => {
    const cell = row[header] ?? "";
    if (cell === "") return [];
    const names = cell.split(separator);
    const isWrong = names.some(
      (name) => name === "" || name !== name.trim() || name.includes(separator.trim()),
    );
    return isWrong ? [[header, "is no list"]] : [];
  };
}

export function day(...headers: readonly string[]): RowRule {
  return (row) =>
    headers
      .filter((header) => !/^(\d{4}-\d{2}-\d{2})?$/.test(row[header] ?? ""))
      .map((header) => [header, "is no day"]);
}

/** Rows that say the same in this column, whatever the case, beyond the first. */
export function repeated(csv: string, header: string): Complaint[] {
  const seen = new Set<string>();
  return complaintsAbout(
    csv,
    [],
    [
      (row) => {
        const cell = row[header]?.toLowerCase() ?? "";
        if (cell === "" || !seen.has(cell)) {
          seen.add(cell);
          return [];
        }
        return [[header, "is there twice"]];
      },
    ],
  );
}
