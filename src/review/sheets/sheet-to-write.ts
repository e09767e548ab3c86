import type { ReviewItem } from "../review-item.js";
import { type SheetColumn, sheetColumns, shownColumns } from "../sheet-columns.js";
import { sheetText } from "./sheet-text.js";

/** One reviewer's sheet. */
export interface SheetToWrite {
  review: string;
  /** The id of the sync that the review was opened from. */
  sync: string;
  organization: string;
  /** Its name, without an ending: "sheet-dana.okafor". */
  sheet: string;
  /** An e-mail address. */
  reviewer: string;
  by: "manager" | "resource";
  /** ISO 8601; the same sheet of the same sync is the same bytes. */
  syncStartedAt: string;
  /** In the order of the rows. */
  items: readonly ReviewItem[];
}

/** The texts of a row, in the order of `sheetColumns`; Decision and Comment are empty. */
export function rowTexts({ shown, key }: ReviewItem): string[] {
  return [...shownColumns.map((_, index) => sheetText(shown[index] ?? "")), "", "", key];
}

/** From 0. */
export function columnIndex(column: SheetColumn): number {
  return sheetColumns.indexOf(column);
}

/** As a spreadsheet calls it: there are fewer than 26. */
export function columnLetter(column: SheetColumn): string {
  return String.fromCharCode("A".charCodeAt(0) + columnIndex(column));
}
