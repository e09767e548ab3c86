import { plainText } from "../../../model/plain-text.js";
import { shownText } from "../../../review/sheet-columns.js";

/** "Ana Ruiz > Contractors", safe to show. */
export function itemWords(item: { shown: readonly string[] }): string {
  return plainText(`${shownText(item, "Person")} > ${shownText(item, "Access")}`);
}
