/** What a sheet shows of an item, in this order: texts that nobody has to change. */
export const shownColumns = [
  "Person",
  "Title",
  "Department",
  "Account",
  "Access",
  "How",
  "Gives",
  "Sensitive and why",
  "New since the last review",
  "Flags in words",
] as const;
export type ShownColumn = (typeof shownColumns)[number];

export const DECISION = "Decision";
export const COMMENT = "Comment";
export const ROW_KEY = "Row key";

/** Every column of a sheet. */
export const sheetColumns = [...shownColumns, DECISION, COMMENT, ROW_KEY] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** The text of one column of an item. */
export function shownText({ shown }: { shown: readonly string[] }, column: ShownColumn): string {
  return shown[shownColumns.indexOf(column)] ?? "";
}
