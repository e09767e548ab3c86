import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Decision } from "../../src/review/decision.js";
import { decisionWords } from "../../src/review/decision.js";
import { reviewPaths } from "../../src/review/folder/layout.js";
import { type ReviewDocument, reviewDocumentSchema } from "../../src/review/folder/review-document.js";
import { itemKey, type ReviewItem } from "../../src/review/review-item.js";
import { DECISION, ROW_KEY, sheetColumns, shownColumns } from "../../src/review/sheet-columns.js";
import type { Switches } from "../../src/simulator/switches.js";
import { type CliOptions, type CliRun, runCli } from "./cli.js";
import { type CommandOptions, runCommand } from "./command.js";
import {
  access,
  ids,
  member,
  ORGANIZATION,
  type ProvisionPlace,
  provisionPlace,
  WRITE_KEY,
} from "./provision-place.js";
import { REVIEW, REVIEW_DIGEST, REVIEW_SEED, REVIEW_SYNC, REVIEWER } from "./review-answers.js";
import { sha256 } from "./sha256.js";

const POPULATION = "\uFEFFRow key\r\n";
const SCOPE = "Everything.\n";
const HOUR_MS = 3_600_000;

/** So many hours ago, by the real clock. */
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

/** A row of a review, and what is said of it. */
export interface PlaceRow {
  kind: ReviewItem["kind"];
  /** Of a user. */
  account: string;
  entitlement: string;
  person: string;
  access: string;
  decision?: Decision;
}

export function placeItem({ kind, account, entitlement, person, access }: PlaceRow): ReviewItem {
  const about = { kind, account: { resourceType: "user", resource: account }, entitlement };
  const texts: Partial<Record<string, string>> = {
    Person: person,
    Account: `${person.toLowerCase().replace(" ", ".")}@acme.com`,
    Access: access,
    How: kind === "membership" ? "member" : "assigned directly",
  };
  return {
    key: itemKey({ review: REVIEW, sync: REVIEW_SEED, ...about }),
    ...about,
    person: `user:${account}`,
    addresses: [texts.Account ?? ""],
    reviewer: REVIEWER,
    sheet: "sheet-rita",
    shown: shownColumns.map((column) => texts[column] ?? ""),
  };
}

/** Writes the folder of a review with these items, all on one sheet, as if it had been opened. */
export function writeReview(
  folder: string,
  { items, ...parts }: { items: readonly ReviewItem[] } & Partial<ReviewDocument>,
): void {
  const paths = reviewPaths(folder);
  for (const path of [paths.returned, paths.sheets]) mkdirSync(path, { recursive: true });
  const lines = items.map((item) => `${JSON.stringify(item)}\n`).join("");
  writeFileSync(paths.items, lines);
  writeFileSync(paths.population, POPULATION);
  writeFileSync(paths.scope, SCOPE);
  const document = reviewDocumentSchema.parse({
    format: "jc-connector/review",
    version: 1,
    name: REVIEW,
    openedAt: hoursAgo(48),
    by: "manager",
    fallbacks: [REVIEWER],
    scope: {},
    privileged: [],
    sync: {
      id: REVIEW_SYNC,
      startedAt: hoursAgo(49),
      file: "sync.json",
      digest: REVIEW_DIGEST,
      organization: { id: ORGANIZATION, displayName: "Acme Inc" },
    },
    sheets: [{ name: "sheet-rita", reviewer: REVIEWER, rows: Math.max(1, items.length), files: {} }],
    counts: { items: items.length, removable: 1000, leftOut: 0, accounts: items.length, idleAccounts: 0 },
    itemsSha256: sha256(lines),
    populationSha256: sha256(POPULATION),
    scopeSha256: sha256(SCOPE),
    ...parts,
  } satisfies ReviewDocument);
  writeFileSync(paths.document, JSON.stringify(document));
}

/** The sheet as it comes back, as CSV. */
export function returnedSheet(rows: readonly PlaceRow[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => {
    const { key, shown } = placeItem(row);
    const said = row.decision === undefined ? "" : decisionWords[row.decision];
    const texts = sheetColumns.map((column, index) =>
      column === DECISION ? said : column === ROW_KEY ? key : (shown[index] ?? ""),
    );
    return texts.map(cell).join(",");
  });
  return `${[sheetColumns.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
}

export interface ReviewPlace extends ProvisionPlace {
  folder: string;
  /** Syncs to sync.json, which `apply` reads. */
  syncNow(): Promise<void>;
  /** Runs `jc-connector review apply` of the review with nothing but what is given. */
  plan(args?: readonly string[], options?: CommandOptions): Promise<CliRun>;
  /** The same with --write, a ticket and the key that may. */
  apply(args: readonly string[]): Promise<CliRun>;
  /** As `apply`, in a process of its own: to run beside others, or to be killed. */
  applyProcess(args: readonly string[], options?: Pick<CliOptions, "onStart">): Promise<CliRun>;
  /** The lines of the review's receipts; none where there is no such file. */
  reviewReceipts(): Record<string, unknown>[];
}

/** Six people are in Sales, and Ada has the wiki herself. */
export const salesPeople = [
  ["Ada Byron", ids.ada],
  ["Tom Brandt", ids.tom],
  ["Sven Sund", ids.sven],
  ["Olga Operator", ids.olga],
  ["Sam One", ids.sam1],
  ["Sam Two", ids.sam2],
] as const;

export function salesRow(account: string, decision?: Decision): PlaceRow {
  const person = salesPeople.find(([, id]) => id === account)?.[0] ?? account;
  return {
    kind: "membership",
    account,
    person,
    access: "Sales",
    entitlement: `group:${ids.sales}:member`,
    ...(decision && { decision }),
  };
}

/** A served company, a review of it whose sheet came back, and a sync of now. */
export async function reviewPlace(
  rows: readonly PlaceRow[],
  { switches = {}, ...parts }: { switches?: Partial<Switches> } & Partial<ReviewDocument> = {},
): Promise<ReviewPlace> {
  const place = await provisionPlace(switches);
  for (const [, id] of salesPeople) place.simulator.addMembership(ids.sales, id);
  const { cwd, url } = place;
  const folder = join(cwd, "reviews", REVIEW);
  writeReview(folder, { items: rows.map(placeItem), ...parts });
  writeFileSync(join(folder, "returned", "sheet-rita.csv"), returnedSheet(rows));
  const line = (args: readonly string[]) => ["review", "apply", REVIEW, ...args];
  const writing = (args: readonly string[]) =>
    line(["--write", "--ticket", "SEC-4711", "--base-url", url, "--start-rps", "0", ...args]);
  const writer = { cwd, env: { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY } };
  const receipts = join(folder, "receipts.jsonl");
  return {
    ...place,
    folder,
    async syncNow() {
      const { code, stderr } = await place.sync(join(cwd, "sync.json"));
      if (code !== 0) throw new Error(`the sync ended with ${code}: ${stderr}`);
    },
    plan: (args = [], options = {}) => runCommand(line(args), { cwd, ...options }),
    apply: (args) => runCommand(writing(args), writer),
    applyProcess: (args, options = {}) => runCli(writing(args), { ...writer, ...options }),
    reviewReceipts() {
      if (!existsSync(receipts)) return [];
      const lines = readFileSync(receipts, "utf8")
        .split("\n")
        .filter((line) => line !== "");
      return lines.map((line): Record<string, unknown> => JSON.parse(line));
    },
  };
}

/** Ada's membership, which gives her Slack. */
export const engineeringRow: PlaceRow = {
  kind: "membership",
  account: ids.ada,
  person: "Ada Byron",
  entitlement: member(ids.engineering),
  access: "Engineering",
  decision: "remove",
};

/** What she has by it, about which the app's owner decides. */
export const slackRow: PlaceRow = {
  kind: "through groups",
  account: ids.ada,
  person: "Ada Byron",
  entitlement: access(ids.slack),
  access: "Slack",
};
