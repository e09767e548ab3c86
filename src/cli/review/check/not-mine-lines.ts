import { plainText } from "../../../model/plain-text.js";
import type { ReviewCheck } from "../../../review/check/review-check.js";
import type { ReviewItem } from "../../../review/review-item.js";
import { counted } from "../../number-text.js";
import { nextCommand } from "../next-command.js";
import { type CheckLayout, checkLine, indented, some } from "./check-layout.js";
import { itemWords } from "./item-words.js";

/** Rows that somebody said are not theirs: those that nobody is asked about, and those that others were given. */
export function notMineLines(check: ReviewCheck, layout: CheckLayout): string[] {
  const { toForward, forwarded, review } = check;
  const line = (text: string) => checkLine("not mine", text, layout);
  const list = (items: readonly ReviewItem[]) =>
    some(items, itemWords, layout).map((text) => indented(text, layout));
  const asked =
    toForward.length === 0
      ? []
      : [
          line(`${counted(toForward.length, "row")} that nobody is asked about. To ask somebody:`),
          `  ${plainText(nextCommand(["check", review.document.name, "--forward", "MAIL"], layout.place))}\n`,
          ...list(toForward),
        ];
  if (forwarded.length === 0) return asked;
  return [
    ...asked,
    line(`${counted(forwarded.length, "row")} given to somebody else, who has not decided`),
    ...list(forwarded),
  ];
}
