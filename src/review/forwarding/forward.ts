import { z } from "zod";
import { ReviewError } from "../errors.js";
import type { Review } from "../folder/open-review.js";
import { parseOwnJson, readOwnText } from "../folder/own-text.js";
import { reviewSheetSchema } from "../folder/review-document.js";

/** A line of `forwarded.jsonl`: rows that were given to somebody besides those who had them. */
const forwardSchema = z.object({
  /** The real time. */
  at: z.iso.datetime(),
  why: z.enum(["not mine", "open rows of a reviewer"]),
  /** The sheet that was made for it. */
  sheet: reviewSheetSchema,
  keys: z.array(z.string().min(1)).min(1),
});
export type Forward = z.output<typeof forwardSchema>;

/** What was given to others, the oldest first. Throws ReviewError where the file is not as it was written. */
export async function readForwards({ paths, items }: Pick<Review, "paths" | "items">): Promise<Forward[]> {
  const lines = ((await readOwnText(paths.forwarded)) ?? "").split("\n");
  return lines.flatMap((line, index) => {
    if (line === "") return [];
    const where = `${paths.forwarded}:${index + 1}`;
    const forward = parseOwnJson(line, { where, schema: forwardSchema });
    const stranger = forward.keys.find((key) => !items.has(key));
    if (stranger === undefined) return [forward];
    throw new ReviewError(`${where}: ${stranger} is no row of this review: somebody changed it`);
  });
}

export function printForward(forward: Forward): string {
  return `${JSON.stringify(forward)}\n`;
}
