import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { reviewPaths } from "../../../src/review/folder/layout.js";
import { openReview, type Review } from "../../../src/review/folder/open-review.js";
import type { ReviewDocument } from "../../../src/review/folder/review-document.js";
import { itemKey, keySeed, type ReviewItem } from "../../../src/review/review-item.js";
import type { SheetToWrite } from "../../../src/review/sheets/write-sheet.js";
import { sha256 } from "../../support/sha256.js";

export const REVIEW = "2026-Q4";
const SYNC = "s1";
const DIGEST = "sha256:0";

/** An item that is on the sheet of `reviewer`: "dana" is dana@acme.com, whose sheet is sheet-dana. */
export function itemOf(
  who: { person: string; access: string; reviewer: string },
  more: Partial<ReviewItem> = {},
): ReviewItem {
  const account = { resourceType: "user", resource: who.person };
  const kind = more.kind ?? "membership";
  const entitlement =
    more.entitlement ?? (kind === "membership" ? `group:${who.access}:member` : `app:${who.access}:access`);
  return {
    key: itemKey({ review: REVIEW, sync: keySeed({ id: SYNC, digest: DIGEST }), kind, account, entitlement }),
    kind,
    account,
    person: `user:${who.person}`,
    addresses: [`${who.person}@acme.com`],
    entitlement,
    reviewer: `${who.reviewer}@acme.com`,
    sheet: `sheet-${who.reviewer}`,
    shown: [
      `${who.person} Smith`,
      "Engineer",
      "R&D",
      `${who.person}@acme.com`,
      who.access,
      "member",
      "",
      "",
      "",
      "",
    ],
    ...more,
  };
}

export function documentOf(items: readonly ReviewItem[]): ReviewDocument {
  const lines = linesOf(items);
  const sheets = [...new Set(items.map(({ sheet }) => sheet))].map((name) => {
    const own = items.filter(({ sheet }) => sheet === name);
    return { name, reviewer: own[0]?.reviewer ?? "", rows: own.length, files: {} };
  });
  return {
    format: "jc-connector/review",
    version: 1,
    name: REVIEW,
    openedAt: "2026-10-01T09:00:00Z",
    by: "manager",
    fallbacks: ["security@acme.com"],
    scope: {},
    privileged: [],
    sync: {
      id: SYNC,
      startedAt: "2026-10-01T02:00:00Z",
      file: "sync.json",
      digest: DIGEST,
      organization: { id: "o1", displayName: "Acme Inc" },
    },
    sheets,
    counts: { items: items.length, removable: items.length, leftOut: 0, accounts: 9, idleAccounts: 0 },
    itemsSha256: sha256(lines),
    populationSha256: sha256(""),
    scopeSha256: sha256(""),
  };
}

/** The folder of a review whose sheets were sent. It ends with the test. */
export async function sentReview(items: readonly ReviewItem[]): Promise<Review> {
  const reviews = mkdtempSync(join(tmpdir(), "jc-review-"));
  onTestFinished(() => rmSync(reviews, { recursive: true, force: true }));
  return writeReview(join(reviews, REVIEW), items);
}

export async function writeReview(folder: string, items: readonly ReviewItem[]): Promise<Review> {
  const paths = reviewPaths(folder);
  await mkdir(paths.returned, { recursive: true });
  await mkdir(paths.sheets);
  await writeFile(paths.document, JSON.stringify(documentOf(items)));
  await writeFile(paths.items, linesOf(items));
  for (const path of [paths.population, paths.scope]) await writeFile(path, "");
  return openReview(folder);
}

/** Puts a file where what came back is. */
export async function giveBack(review: Review, name: string, content: Uint8Array | string): Promise<void> {
  await writeFile(join(review.paths.returned, name), content);
}

/** The sheet `name` as it was sent. */
export function sheetOf({ items, document }: Review, name: string): SheetToWrite {
  const own = [...items.values()].filter(({ sheet }) => sheet === name);
  return {
    review: document.name,
    sync: document.sync.id,
    organization: "Acme Inc",
    sheet: name,
    reviewer: own[0]?.reviewer ?? "",
    by: document.by,
    syncStartedAt: document.sync.startedAt,
    items: own,
  };
}

function linesOf(items: readonly ReviewItem[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join("");
}
