import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvLine } from "../../src/export/csv.js";
import type { Outcome } from "../../src/provision/receipt.js";
import { openReceiptBook } from "../../src/provision/receipts/receipt-book.js";
import { type ReviewPaths, reviewPaths } from "../../src/review/folder/layout.js";
import {
  REVIEW_FORMAT,
  REVIEW_VERSION,
  type ReviewDocument,
} from "../../src/review/folder/review-document.js";
import { type ItemKind, itemKey, keySeed, type ReviewItem } from "../../src/review/review-item.js";
import { DECISION, sheetColumns, shownColumns } from "../../src/review/sheet-columns.js";
import { columnIndex, rowTexts } from "../../src/review/sheets/sheet-to-write.js";
import { csvSheet } from "../../src/review/sheets/write-sheet.js";
import { printDocument } from "../../src/sync-file/print-document.js";
import { intentOf } from "../provision/receipts/kept.js";
import { sha256 } from "./sha256.js";
import { type SmallFile, smallDocument } from "./small-sync-file.js";

// A review that was opened, decided and applied, written down by hand: what `review close` finds in the folder.

export const REVIEW = "2026-Q4";
const POPULATION = "\uFEFFRow key\r\n";
const SCOPE = "Everything.\n";
const SYNC = "0193a1b2-0000-7000-8000-000000000000";
const DIGEST = `sha256:${"0".repeat(64)}`;
export const OPENED_AT = "2026-11-20T08:00:00.000Z";
/** When what was asked of JumpCloud was asked. */
export const APPLIED_AT = "2026-11-22T12:00:00.000Z";

const slugs = { group: "member", app: "access", role: "member" } as const;
const types = { g: "group", a: "app", r: "role", u: "user", m: "admin_user" } as const;

/** "u1" is a user, "m1" an administrator. */
function typeOf(id: string): (typeof types)[keyof typeof types] {
  const letter = id.slice(0, 1);
  for (const [first, type] of Object.entries(types)) if (first === letter) return type;
  throw new Error(`of which type is ${id}?`);
}

/** "group:g1:member" */
export function entitlementOf(id: string): string {
  const type = typeOf(id);
  if (type === "user" || type === "admin_user") throw new Error(`${id} has no entitlement`);
  return `${type}:${id}:${slugs[type]}`;
}

/** A row about an account, "u1", and what it has, "g1". */
export function itemOf(
  account: string,
  thing: string,
  given: Partial<ReviewItem> & { person?: string; access?: string } = {},
): ReviewItem {
  const kinds = { group: "membership", app: "assignment", role: "role" } as const;
  const type = typeOf(thing);
  const kind: ItemKind = given.kind ?? (type in kinds ? kinds[type as keyof typeof kinds] : "administration");
  const id = { resourceType: typeOf(account), resource: account };
  const entitlement = entitlementOf(thing);
  const texts: Record<string, string> = {
    Person: given.person ?? account,
    Account: `${account}@example.com`,
    Access: given.access ?? thing,
  };
  const { access: _, person, ...rest } = given;
  return {
    key: itemKey({
      review: REVIEW,
      sync: keySeed({ id: SYNC, digest: DIGEST }),
      kind,
      account: id,
      entitlement,
    }),
    account: id,
    person: `${id.resourceType}:${account}`,
    addresses: [`${account}@example.com`],
    entitlement,
    reviewer: "boss@example.com",
    sheet: "sheet-boss",
    shown: shownColumns.map((column) => texts[column] ?? ""),
    ...rest,
    kind,
  };
}

/** A sheet that came back, as CSV: the rows as they were sent, and what was said of each. */
export function answered(...said: readonly (readonly [decision: string, item: ReviewItem])[]): string {
  const rows = said.map(([decision, item]) => rowTexts(item).with(columnIndex(DECISION), decision));
  const lines = [[...sheetColumns], ...rows].map((cells) => csvLine(cells, { isGuarded: true }));
  return `\uFEFF${lines.join("")}`;
}

/** A removal that was asked for: of what, and what came of it; without an outcome the run was killed. */
export interface AskedRemoval {
  account: string;
  thing: string;
  outcome?: Outcome;
}

export const gone: Outcome = { result: "done", answer: { status: 204 }, heldAfter: false };

/** Writes the folder of a review; returns its paths. */
export async function closedReview(
  reviews: string,
  given: {
    items: readonly ReviewItem[];
    /** By the names of the files that came back. */
    returned?: Readonly<Record<string, string>>;
    asked?: readonly AskedRemoval[];
    organization?: { id?: string; displayName?: string };
    /** Of the sync that the review is based on. */
    notRead?: ReviewDocument["sync"]["notRead"];
  },
): Promise<ReviewPaths> {
  const { items, returned = {}, asked = [] } = given;
  const paths = reviewPaths(join(reviews, REVIEW));
  for (const folder of [paths.sheets, paths.returned]) mkdirSync(folder, { recursive: true });
  const lines = items.map((item) => `${JSON.stringify(item)}\n`).join("");
  writeFileSync(paths.items, lines);
  writeFileSync(paths.document, JSON.stringify(documentOf(lines, given)));
  writeFileSync(paths.population, POPULATION);
  writeFileSync(paths.scope, SCOPE);
  writeFileSync(join(paths.sheets, SHEET), sentSheet(items));
  for (const [name, text] of Object.entries(returned)) writeFileSync(join(paths.returned, name), text);
  if (asked.length > 0) await ask(paths.receipts, asked);
  return paths;
}

const SHEET = "sheet-boss.csv";

function sentSheet(items: readonly ReviewItem[]): string {
  return csvSheet({
    review: REVIEW,
    sync: SYNC,
    organization: "Example",
    sheet: "sheet-boss",
    reviewer: "boss@example.com",
    by: "manager",
    syncStartedAt: "2026-11-20T02:00:00Z",
    items,
  });
}

export function documentOf(
  lines: string,
  { items, organization = { id: "o1", displayName: "Example" }, notRead }: Parameters<typeof closedReview>[1],
): ReviewDocument {
  return {
    format: REVIEW_FORMAT,
    version: REVIEW_VERSION,
    name: REVIEW,
    openedAt: OPENED_AT,
    by: "manager",
    fallbacks: ["fall@example.com"],
    scope: {},
    privileged: [],
    sync: {
      id: SYNC,
      startedAt: "2026-11-20T02:00:00Z",
      file: "before.json",
      digest: DIGEST,
      ...(notRead && { notRead }),
      organization,
    },
    sheets: [
      {
        name: "sheet-boss",
        reviewer: "boss@example.com",
        rows: items.length,
        files: { [SHEET]: sha256(sentSheet(items)) },
      },
    ],
    counts: { items: items.length, removable: items.length, leftOut: 3, accounts: 2, idleAccounts: 1 },
    itemsSha256: sha256(lines),
    populationSha256: sha256(POPULATION),
    scopeSha256: sha256(SCOPE),
  };
}

async function ask(path: string, asked: readonly AskedRemoval[]): Promise<void> {
  const book = await openReceiptBook(path, { now: () => new Date(APPLIED_AT), conceal: (text) => text });
  for (const { account, thing, outcome } of asked) {
    const change = {
      action: "revoke" as const,
      entitlement: entitlementOf(thing),
      principal: { resourceType: typeOf(account), resource: account },
    };
    const receipt = await book.begin(intentOf({ change, heldBefore: true }));
    if (outcome !== undefined) await receipt.finish(outcome);
  }
  await book.close();
}

/** Writes a sync file of these few records. */
export async function writeSmallFile(path: string, file: SmallFile): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of printDocument(smallDocument(file))) pieces.push(piece);
  writeFileSync(path, pieces.join(""));
  return path;
}
