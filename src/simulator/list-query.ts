import { badRequest } from "./refusal.js";

/** The part of a list that a request asks for. */
export interface Window {
  limit: number;
  skip: number;
}

export const DEFAULT_LIMIT = 10;
export const MAXIMUM_LIMIT = 100;

/**
 * The window that `limit` and `skip` name. Throws a 400 for a limit above `maximum` (the message was seen on the
 * real API) and for what is no number from 0 on.
 */
export function readWindow(parameters: URLSearchParams, maximum = MAXIMUM_LIMIT): Window {
  return {
    limit: readLimit(parameters.get("limit"), maximum),
    skip: readCount("skip", parameters.get("skip")) ?? 0,
  };
}

function readLimit(written: string | null, maximum: number): number {
  const limit = readCount("limit", written) ?? DEFAULT_LIMIT;
  if (limit > maximum) throw badRequest(`request parameter "limit" exceeds maximum value of ${maximum}`);
  return limit === 0 ? DEFAULT_LIMIT : limit;
}

function readCount(name: string, written: string | null): number | undefined {
  if (written === null || written === "") return undefined;
  if (!/^\d{1,15}$/.test(written)) throw badRequest(`request parameter "${name}" must be a number from 0 on`);
  return Number(written);
}

/** V1 separates names by blanks and V2 by commas; the wrong one makes one unknown name of them all. */
export type Separator = " " | ",";

/** The names in a parameter such as `fields`, in the order written. */
export function readNames(written: string | null, separator: Separator): string[] {
  return (written ?? "").split(separator).filter((name) => name !== "");
}

/** One key of a sort order. */
export interface SortKey {
  field: string;
  direction: "ascending" | "descending";
}

/** The keys of `sort`, where a leading `-` reverses one; unknown fields are dropped without a word. */
export function readSort(
  written: string | null,
  { separator, known }: { separator: Separator; known: (field: string) => boolean },
): SortKey[] {
  return readNames(written, separator)
    .map((name): SortKey => {
      return name.startsWith("-")
        ? { field: name.slice(1), direction: "descending" }
        : { field: name, direction: "ascending" };
    })
    .filter(({ field }) => known(field));
}
