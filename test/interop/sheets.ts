import papaparse from "papaparse";
import type { Resource } from "../../src/model/resource.js";

export type SheetRow = Record<string, string>;

/** The rows of a CSV with a header. Throws when it is none. */
export function sheetRows(text: string): SheetRow[] {
  const { data, errors } = papaparse.parse<SheetRow>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
  return data;
}

/**
 * A row of `export --format c1-csv` as `baton export csv` has it. They rightly differ about accounts:
 * - Baton takes an account without a status for enabled; we say that it is unknown.
 * - Baton shows the primary address of the trait, which takes valid ones alone; we show what JumpCloud has, and a
 *   second address where it has no first one.
 * - Baton leaves an account without first and last name without any; we show what it is called.
 */
export function asBatonHasIt(row: SheetRow, account: Resource | undefined): SheetRow {
  if (account === undefined) return row;
  const { profile = {}, status, annotations } = account;
  const hasName = profile.first_name !== undefined || profile.last_name !== undefined;
  const hasAddress = annotations.some(
    (annotation) => "emails" in annotation && annotation.emails?.some(({ isPrimary }) => isPrimary === true),
  );
  return {
    ...row,
    ...(!hasName && { "Last Name": "" }),
    ...(!hasAddress && { "Email Address": "" }),
    ...(row.Type === "Identity" && status === undefined && { "User Status": "Enabled" }),
  };
}
