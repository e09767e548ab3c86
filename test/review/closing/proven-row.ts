import type { Receipt } from "../../../src/provision/receipts/receipt.js";
import type { Answer, Answers, Refusal } from "../../../src/review/answers/answers.js";
import { type Evidenced, prove } from "../../../src/review/closing/prove.js";
import { readAccessNow } from "../../../src/review/current/access-now.js";
import type { ReviewItem } from "../../../src/review/review-item.js";
import { SectionCursor } from "../../../src/sync-file/section-cursor.js";
import { APPLIED_AT, documentOf, entitlementOf, itemOf } from "../../support/closed-review.js";
import type { SmallOrganization } from "../../support/small-organization.js";
import { openSmallFile } from "../../support/small-sync-file.js";

// One row, what was said and done about it, and what the later sync shows.

type Said = "keep" | "remove" | "not mine";

/** "refused": not done, without an answer; "open": the run was killed. */
type Result = "done" | "already so" | "not done" | "refused" | "unknown" | "open";

export interface Case {
  why: string;
  open?: string;
  fate?: string;
  there: boolean;
  /** What was said, of the row in question first. */
  said?: readonly (readonly [Said, ReviewItem])[];
  /** Rows of which nobody has said anything. */
  silent?: readonly ReviewItem[];
  /** The row in question, where nobody said anything. */
  row?: ReviewItem;
  refused?: readonly Refusal[];
  asked?: readonly (readonly [thing: string, result: Result])[];
  /** What was asked by others than this review. */
  others?: readonly Receipt[];
  /** Default: nobody has anything. */
  after?: SmallOrganization;
}

/** As the words tell when it was asked. */
export const ASKED = "2026-11-22 12:00 UTC";

export const group = itemOf("u1", "g1", { access: "Engineering" });
export const slackThroughGroups = itemOf("u1", "a1", {
  access: "Slack",
  kind: "through groups",
  through: [entitlementOf("g1")],
});

export const nobody: SmallOrganization = {
  users: { u1: {} },
  admins: { m1: {} },
  groups: { g1: {}, g2: {} },
  apps: { a1: {} },
  roles: { r1: {} },
};
export const inGroup: SmallOrganization = { ...nobody, members: "g1: u1" };
export const withSlack: SmallOrganization = { ...inGroup, bound: "a1: g1" };

/** What is told of the first row. */
export async function toldOf(one: Case) {
  const row = await proofOf(one);
  return { why: row?.why, open: row?.open, fate: row?.fate, there: row?.stillThere };
}

/** What the case says of it. */
export function expectedOf({ why, open, fate, there }: Case) {
  return { why, open, fate, there };
}

export async function proofOf({
  said = [],
  silent = [],
  row,
  refused = [],
  asked = [],
  others = [],
  after = nobody,
}: Case) {
  const items = row === undefined ? [...said.map(([, item]) => item), ...silent] : [row];
  const file = await openSmallFile(after);
  const accounts = new Set(["user:u1", "admin_user:m1"]);
  const now = await readAccessNow(new SectionCursor(file.batches()), accounts);
  const receipts = asked.map(([thing, result], index) => receiptOf({ thing, result, index }));
  const review = reviewOf(items);
  return prove({ review, answers: answersOf(said, refused), receipts, otherReceipts: others, now })[0];
}

/** Based on a sync of two days before. */
function reviewOf(items: readonly ReviewItem[]): Evidenced["review"] {
  return { document: documentOf("", { items }), items: new Map(items.map((item) => [item.key, item])) };
}

function answersOf(
  said: readonly (readonly [Said, ReviewItem])[],
  refused: readonly Refusal[],
): Pick<Answers, "decided" | "notMine" | "refused"> {
  const answers = said.map(
    ([decision, item], index): Answer => ({
      item,
      decision,
      comment: "",
      by: item.reviewer,
      place: { file: "a.csv", row: index + 2 },
    }),
  );
  const decided = answers.filter(({ decision }) => decision !== "not mine");
  return {
    decided: new Map(decided.map((answer) => [answer.item.key, answer])),
    notMine: answers.filter(({ decision }) => decision === "not mine"),
    refused,
  };
}

export function receiptOf({
  thing,
  result,
  index,
}: {
  thing: string;
  result: Result;
  index: number;
}): Receipt {
  const line = {
    format: "jc-connector/receipt",
    version: 1,
    sequence: 1,
    previous: "0".repeat(64),
    time: APPLIED_AT,
    id: `receipt-${index}`,
  } as const;
  const principal = { resourceType: "user", resource: "u1" };
  const intent = {
    ...line,
    kind: "intent",
    change: { action: "revoke", entitlement: entitlementOf(thing), principal },
    organization: {},
    ticket: "T",
    by: {},
    request: { method: "POST", path: "/", body: {} },
    heldBefore: true,
  } as const;
  if (result === "open") return { intent };
  const outcome = { ...line, kind: "outcome" } as const;
  if (result === "refused") return { intent, outcome: { ...outcome, result: "not done" } };
  const answer = result === "not done" ? { status: 403, said: "no" } : { status: 204 };
  return { intent, outcome: { ...outcome, result, answer } };
}
