import { resourceKey } from "../../src/model/resource-id.js";
import type { Answer } from "../../src/review/answers/answers.js";
import { readAccessNow } from "../../src/review/current/access-now.js";
import { type Decision, decisions } from "../../src/review/decision.js";
import type { PlanInput } from "../../src/review/plan/make-plan.js";
import { type ItemKind, itemKey, keySeed, type ReviewItem } from "../../src/review/review-item.js";
import { SectionCursor } from "../../src/sync-file/section-cursor.js";
import type { SmallOrganization } from "./small-organization.js";
import { openSmallFile } from "./small-sync-file.js";

export const REVIEW = "2026-Q4";
/** The id of the sync that it was opened from. */
export const REVIEW_SYNC = "0193a1b2-0000-7000-8000-000000000001";
export const REVIEW_DIGEST = `sha256:${"0".repeat(64)}`;
export const REVIEW_SEED = keySeed({ id: REVIEW_SYNC, digest: REVIEW_DIGEST });
export const REVIEWER = "rita@example.com";

const kinds: ReadonlyMap<string, ItemKind> = new Map<string, ItemKind>([
  ["g", "membership"],
  ["a", "assignment"],
  ["*", "through groups"],
  ["r", "role"],
]);

/**
 * An item by what it is about, as the small organisations call things: "u1 g1" is a membership, "u1 a1" a direct
 * assignment, "u1 *a1" the app through groups, "d1 r1" a role; whoever is no "u" is an administrator.
 */
export function smallItem(text: string, parts: Partial<ReviewItem> = {}): ReviewItem {
  const [account = "", thing = ""] = text.split(" ");
  const id = thing.replace("*", "");
  const kind = kinds.get(thing.slice(0, 1)) ?? "administration";
  const type = kind === "membership" ? "group" : kind === "role" ? "role" : "app";
  const about = {
    kind,
    account: { resourceType: account.startsWith("u") ? "user" : "admin_user", resource: account },
    entitlement: `${type}:${id}:${type === "app" ? "access" : "member"}`,
  };
  return {
    key: itemKey({ review: REVIEW, sync: REVIEW_SEED, ...about }),
    ...about,
    person: resourceKey(about.account),
    addresses: [`${account}@example.com`],
    reviewer: REVIEWER,
    sheet: "sheet-rita",
    shown: [account, "", "", `${account}@example.com`, id, "", "", "", "", ""],
    ...parts,
  };
}

/** The key of the row of such an item. */
export function rowOf(text: string): string {
  return smallItem(text).key;
}

/** "u1 g1: remove; u1 *a1: keep; u1 *a2: open" as the rows of a review, in that order, and what was decided of them. */
export function smallAnswers(text: string): {
  items: Map<string, ReviewItem>;
  decided: Map<string, Answer>;
} {
  const rows = text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [what = "", said = ""] = part.split(": ");
      return { item: smallItem(what), said };
    });
  const decided = rows.flatMap(({ item, said }, index): Answer[] => {
    if (said === "open") return [];
    const place = { file: "sheet-rita.csv", row: index + 2 };
    return [{ item, decision: decisionOf(said), comment: "", by: REVIEWER, place }];
  });
  return {
    items: new Map(rows.map(({ item }) => [item.key, item])),
    decided: new Map(decided.map((answer) => [answer.item.key, answer])),
  };
}

function decisionOf(text: string): Decision {
  const found = decisions.find((decision) => decision === text);
  if (found === undefined) throw new Error(`"${text}" is no decision`);
  return found;
}

/** What a plan of these answers is made of: nothing but them and the organisation as it is now. */
export async function planInput(
  organization: SmallOrganization,
  { answers, ...parts }: { answers: string } & Partial<Omit<PlanInput, "items" | "decided" | "now">>,
): Promise<PlanInput> {
  const { items, decided } = smallAnswers(answers);
  const accounts = new Set([...items.values()].map(({ account }) => resourceKey(account)));
  const file = await openSmallFile(organization);
  return {
    items,
    decided,
    letGo: new Set(),
    now: await readAccessNow(new SectionCursor(file.batches()), accounts),
    reviewedAt: new Date("2026-11-01T02:00:00Z"),
    dataTime: new Date("2026-11-23T02:00:00Z"),
    receipts: [],
    otherReceipts: [],
    lackedBy: new Map(),
    again: new Set(),
    hasMembershipMethods: true,
    ...parts,
  };
}
