import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../../../src/cli/main.js";
import type { Review } from "../../../../src/review/folder/open-review.js";
import { decide, type Edit, type Format, filledIn } from "../../../review/answers/filled-in.js";
import { giveBack, itemOf, sentReview, sheetOf } from "../../../review/answers/sent-review.js";
import { fakeIo } from "../../fake-io.js";
import { textSink } from "../../text-sink.js";

export const ana = itemOf({ person: "ana", access: "Contractors", reviewer: "dana" });
export const ben = itemOf({ person: "ben", access: "Everybody", reviewer: "dana" }, { isByRule: true });
export const dana = itemOf({ person: "dana", access: "Admins", reviewer: "dana" });
export const cyd = itemOf({ person: "cyd", access: "Read Only", reviewer: "kim" }, { kind: "role" });
export const eve = itemOf({ person: "eve", access: "AWS", reviewer: "lee" }, { kind: "assignment" });
export const fay = itemOf({ person: "fay", access: "Sales", reviewer: "lee" });
export const allItems = [ana, ben, dana, cyd, eve, fay];

export function sentToThree(): Promise<Review> {
  return sentReview(allItems);
}

/** Sends a sheet back with decisions. */
export async function answer(
  review: Review,
  sheet: string,
  {
    decisions,
    edits = [],
    format = "xlsx",
  }: { decisions: Record<string, string>; edits?: Edit[]; format?: Format },
): Promise<void> {
  const content = await filledIn(sheetOf(review, sheet), { format, edits: [decide(decisions), ...edits] });
  await giveBack(review, `${sheet}.${format}`, content);
}

/** Runs `jc-connector review check` on a review of the folder; `columns`: its output is such a terminal. */
export async function check(
  review: Review,
  args: readonly string[] = [],
  { columns }: { columns?: number } = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = fakeIo({ stdout: textSink(columns) });
  const place = ["--reviews", join(review.folder, "..")];
  const name = review.document.name;
  const argv = ["node", "jc-connector", "--color", "never", "review", "check", name, ...place, ...args];
  const code = await run(argv, io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}

/** The command that a check of such a review says, with the place that it was given. */
export function commandLine(review: Review, words: string): string {
  return `  jc-connector review ${words} --reviews ${join(review.folder, "..")}\n`;
}

/** What a close that found `rows` writes. */
export async function close(review: Review, rows: readonly object[]): Promise<void> {
  const closing = {
    format: "jc-connector/review-closing",
    version: 1,
    review: review.document.name,
    closedAt: "2026-11-02T09:00:00Z",
    sync: { id: "s2", startedAt: "2026-11-02T02:00:00Z", digest: "sha256:1", file: "sync.json" },
    rows,
  };
  await writeFile(review.paths.closing, JSON.stringify(closing));
}

export function forwardedText(review: Review): Promise<string> {
  return readFile(review.paths.forwarded, "utf8");
}
