import { describe, expect, it } from "vitest";
import type { Receipt } from "../../../src/provision/receipts/receipt.js";
import { APPLIED_AT, itemOf } from "../../support/closed-review.js";
import {
  ASKED,
  type Case,
  expectedOf,
  group,
  inGroup,
  proofOf,
  receiptOf,
  toldOf,
  withSlack,
} from "./proven-row.js";

/** What others than this review removed. */
function byOther(review?: { name: string; row: string }): Receipt {
  const receipt = receiptOf({ thing: "g1", result: "done", index: 9 });
  return { ...receipt, intent: { ...receipt.intent, ...(review && { review }) } };
}

const removed = { there: false, said: [["remove", group]] } as const;
const cases: Case[] = [
  {
    ...removed,
    why: "removed by jc-connector, and not there any more",
    fate: "remove",
    asked: [["g1", "done"]],
  },
  {
    there: false,
    why: "removed by jc-connector, and not there any more; the app still comes through g1",
    fate: "remove",
    said: [["remove", itemOf("u1", "a1")]],
    asked: [["a1", "done"]],
    after: withSlack,
  },
  {
    ...removed,
    why: "to be removed; not there any more: no receipt of this review tells who removed it",
    fate: "gone",
  },
  {
    ...removed,
    why: "to be removed; not there any more: the account itself is gone",
    fate: "gone",
    after: {},
  },
  {
    ...removed,
    why: `to be removed; not there any more: no receipt of this review tells who removed it; it was gone when jc-connector came to it on ${ASKED}`,
    fate: "gone",
    asked: [["g1", "already so"]],
  },
  {
    ...removed,
    why: `to be removed; not there any more: no receipt of this review tells who removed it; jc-connector asked on ${ASKED}, and JumpCloud did not do it`,
    fate: "gone",
    asked: [["g1", "not done"]],
  },
  {
    ...removed,
    why: `to be removed; not there any more: removed by the review 2026-Q4m on ${ASKED} (ticket T)`,
    fate: "gone",
    others: [byOther({ name: "2026-Q4m", row: "r_1" })],
  },
  {
    ...removed,
    why: `to be removed; not there any more: removed by jc-connector provision on ${ASKED} (ticket T)`,
    fate: "gone",
    others: [byOther()],
  },
  {
    ...removed,
    why: "removed by jc-connector, and not there any more",
    fate: "remove",
    asked: [
      ["g1", "done"],
      ["g1", "already so"],
    ],
  },
  ...(["unknown", "open"] as const).map((result) => ({
    ...removed,
    why: `to be removed and not there any more: nobody knows what came of it when jc-connector asked on ${ASKED}`,
    fate: "remove",
    open: "not settled",
    asked: [["g1", result] as const],
  })),
];

describe("what became of a removal that is not there any more", () => {
  it.each(cases)("$why ($asked)", async (one) => {
    expect(await toldOf(one)).toEqual(expectedOf(one));
  });

  it("names the receipt, and when JumpCloud did it", async () => {
    const row = await proofOf({ ...removed, why: "", asked: [["g1", "done"]] });
    expect([row?.receipt?.intent.id, row?.doneAt]).toEqual(["receipt-0", APPLIED_AT]);
  });

  it("has no time of being done where JumpCloud did not do it", async () => {
    const row = await proofOf({ ...removed, why: "", asked: [["g1", "not done"]], after: inGroup });
    expect([row?.receipt?.intent.id, row?.doneAt]).toEqual(["receipt-0", undefined]);
  });
});
