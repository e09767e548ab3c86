import { folded } from "../../../access/best-match.js";
import { plainText } from "../../../model/plain-text.js";
import type { Review } from "../../../review/folder/open-review.js";
import { type Given, giveRows } from "../../../review/forwarding/give-rows.js";
import { readSentSheets, type SentSheet } from "../../../review/forwarding/sent-sheets.js";
import type { ReviewItem } from "../../../review/review-item.js";
import { reviewerAddress } from "../../../review/reviewers/address.js";
import type { CommandContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { hanging } from "../../layout.js";
import { counted } from "../../number-text.js";
import { nextCommand } from "../next-command.js";
import type { PlaceFlags } from "../review-place.js";
import { itemWords } from "./item-words.js";

/** To whom, and whose rows. */
export interface ForwardFlags {
  forward?: string;
  sheet?: readonly string[];
}

/**
 * Gives rows to somebody else where that was asked for, and says on standard error which, and which not. Throws
 * UsageError, and what giveRows throws.
 */
export async function forwardRows(
  review: Review,
  {
    flags,
    context,
  }: { flags: ForwardFlags & PlaceFlags; context: Pick<CommandContext, "io" | "screen" | "isQuiet"> },
): Promise<void> {
  const { forward, sheet = [] } = flags;
  if (forward === undefined) {
    if (sheet.length > 0)
      throw new UsageError("--sheet says whose rows go to somebody else: add --forward MAIL");
    return;
  }
  const to = reviewerAddress(forward);
  if (to === undefined) throw new UsageError(`--forward: "${plainText(forward)}" is no e-mail address`);
  const sheets = [...(await readSentSheets(review)).byName.values()];
  const whose = sheet.flatMap((named) => sheetsOf(named, sheets));
  const giving = { to, sheets: whose };
  const given = await giveRows(review, { giving, now: context.io.now });
  tell(given, { to, review, flags, context, isKnown: isKnown(to, { review, sheets }) });
}

/** Whether anybody in the review has the address, as far as the review tells. */
function isKnown(to: string, { review, sheets }: { review: Review; sheets: readonly SentSheet[] }): boolean {
  return (
    review.document.fallbacks.includes(to) ||
    sheets.some(({ reviewer }) => reviewer === to) ||
    [...review.items.values()].some(({ addresses }) => addresses.includes(to))
  );
}

function sheetsOf(named: string, sheets: readonly SentSheet[]): SentSheet[] {
  const wanted = folded(named.trim());
  const found = sheets.filter(({ reviewer, name }) => reviewer === wanted || folded(name) === wanted);
  if (found.length > 0) return found;
  throw new UsageError(
    `--sheet: nobody was sent a sheet as "${plainText(named)}": give the address of a reviewer`,
  );
}

function tell(
  { given, own, had, elsewhere, sheet }: Given,
  {
    to,
    review,
    flags,
    context,
    isKnown,
  }: {
    to: string;
    review: Review;
    flags: ForwardFlags & PlaceFlags;
    context: Pick<CommandContext, "screen" | "isQuiet">;
    isKnown: boolean;
  },
): void {
  const { screen, isQuiet } = context;
  const say = (text: string) => screen.write(hanging("", text, { width: screen.width, indent: 2 }));
  const name = plainText(to);
  if (sheet !== undefined && !isQuiet) {
    const files = Object.keys(sheet.files).join(", ");
    say(`${counted(given.length, "row")} for ${name}: ${plainText(review.paths.sheets)}: ${files}`);
  }
  if (sheet !== undefined && !isKnown) {
    say(`nobody in this review has the address ${name}: is it written right?`);
  }
  refuse(own, `not given to ${name}, whose own access it is`);
  refuse(had, `not given to ${name}, who has it already`);
  if (sheet === undefined) {
    say(`Nothing was forwarded: there is no row for ${name}.`);
    for (const { name: named, reviewer } of elsewhere) {
      const words = ["check", review.document.name, "--sheet", named, "--forward", to];
      say(`${plainText(reviewer)} was given rows, and has not decided. To give them to ${name} instead:`);
      screen.write(`  ${plainText(nextCommand(words, flags))}\n`);
    }
  }

  function refuse(items: readonly ReviewItem[], why: string): void {
    for (const item of items) say(`${itemWords(item)}: ${why}`);
  }
}
