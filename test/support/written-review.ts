import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClosedRow } from "../../src/review/closing/closing-document.js";
import { reviewPaths } from "../../src/review/folder/layout.js";
import { openReview } from "../../src/review/folder/open-review.js";
import { REVIEW_FORMAT, REVIEW_VERSION } from "../../src/review/folder/review-document.js";
import { type ReviewToWrite, writeReview } from "../../src/review/folder/write-review.js";
import type { SheetWriters } from "../../src/review/folder/write-sheet.js";
import { openedReview, type SmallReview } from "./opened-review.js";
import type { SmallFile } from "./small-sync-file.js";

/** Sheets that hold the keys alone, for tests that are about the folder. */
export const keyWriters: SheetWriters = {
  xlsx: async ({ sheet }) => Buffer.from(`workbook of ${sheet}`),
  csv: ({ items }) => items.map(({ key }) => `${key}\r\n`).join(""),
};

/** What a review of these few records is written with. */
export async function reviewToWrite(
  name: string,
  {
    file,
    review = {},
    organization = "o1",
    startedAt = "2026-11-23T02:00:03Z",
  }: { file: SmallFile; review?: SmallReview; organization?: string; startedAt?: string },
): Promise<ReviewToWrite> {
  const { sheets, rows, accounts, idle } = await openedReview(file, { ...review, review: name });
  const items = sheets.reduce((sum, sheet) => sum + sheet.items.length, 0);
  return {
    document: {
      format: REVIEW_FORMAT,
      version: REVIEW_VERSION,
      name,
      openedAt: "2026-11-23T09:00:00.000Z",
      by: review.owners === undefined ? "manager" : "resource",
      fallbacks: ["iam@example.com"],
      scope: {
        ...(review.onlyPrivileged && { onlyPrivileged: true }),
        ...(review.since && { since: review.since.name }),
      },
      privileged: [],
      sync: {
        id: "s1",
        startedAt,
        file: "sync.json",
        digest: "sha256:0",
        organization: { id: organization, displayName: "Example" },
      },
      counts: {
        items,
        removable: items,
        leftOut: rows.length - items,
        accounts,
        idleAccounts: idle.length,
      },
    },
    sheets,
    population: ["population\r\n"],
    scope: "scope\n",
  };
}

/** Writes the review of that name into `reviews`; returns its folder. */
export async function writtenReview(
  reviews: string,
  name: string,
  given: Parameters<typeof reviewToWrite>[1],
): Promise<string> {
  const folder = join(reviews, name);
  const { signal } = new AbortController();
  await writeReview(folder, await reviewToWrite(name, given), { writers: keyWriters, signal });
  return folder;
}

/** Closes it: what was decided stands by the entitlement and the account, "group:g1:member u1"; all else is open, and nothing is gone but `gone`. */
export async function closeReview(
  folder: string,
  {
    closedAt,
    decisions = {},
    gone = [],
  }: { closedAt: string; decisions?: Record<string, ClosedRow["decision"]>; gone?: readonly string[] },
): Promise<void> {
  const { document, items } = await openReview(folder);
  const rows = [...items.values()].map(({ key, entitlement, account }) => ({
    key,
    decision: decisions[`${entitlement} ${account.resource}`] ?? "open",
    stillThere: !gone.includes(`${entitlement} ${account.resource}`),
    why: "",
  }));
  const closing = {
    format: "jc-connector/review-closing",
    version: 1,
    review: document.name,
    closedAt,
    sync: { id: "s2", startedAt: closedAt, digest: "sha256:1", file: "sync.json" },
    rows,
  };
  writeFileSync(reviewPaths(folder).closing, JSON.stringify(closing));
}
