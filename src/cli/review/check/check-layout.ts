import { hanging, labeled } from "../../layout.js";
import { countText } from "../../number-text.js";
import type { Paint } from "../../paint.js";
import type { PlaceFlags } from "../review-place.js";

export interface CheckLayout {
  width: number;
  paint: Paint;
  /** Every place, row and address, however many there are. */
  isWhole: boolean;
  /** Where the reviews are, as it was given. */
  place: PlaceFlags;
}

const LABEL_WIDTH = 10;
/** As many as a person reads at once. */
export const MOST = 8;

/** A line of the screen, with what it is about before it. */
export function checkLine(label: string, text: string, { width }: Pick<CheckLayout, "width">): string {
  return labeled(label, text, { width, labelWidth: LABEL_WIDTH });
}

/** A line below such a line. */
export function indented(text: string, { width }: Pick<CheckLayout, "width">): string {
  const indent = LABEL_WIDTH + 2;
  return hanging(" ".repeat(indent), text, { width, indent: indent + 2 });
}

/** The words of the first ones, and how many more there are. */
export function some<Item>(
  items: readonly Item[],
  words: (item: Item) => string,
  { isWhole }: CheckLayout,
): string[] {
  const shown = isWhole ? items : items.slice(0, MOST);
  const rest = items.length - shown.length;
  return [...shown.map(words), ...(rest === 0 ? [] : [`+ ${countText(rest)} more (--all shows them)`])];
}
