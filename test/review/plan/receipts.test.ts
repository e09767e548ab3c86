import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/provision/receipt.js";
import type { Receipt } from "../../../src/provision/receipts/receipt.js";
import { makePlan } from "../../../src/review/plan/make-plan.js";
import { intentOf, newPath, readBack, withBook } from "../../provision/receipts/kept.js";
import { planInput, REVIEW, rowOf, smallItem } from "../../support/review-answers.js";

const people = { users: { u1: {} }, groups: { g1: {}, g2: {} }, apps: { a1: {} } };
const organization = { ...people, members: "g1: u1; g2: u1", bound: "a1: g1 g2" };

/** The data of the newest sync is of 02:00 that day; a receipt is of the hour. */
const at = (hour: number) => new Date(`2026-11-23T${String(hour).padStart(2, "0")}:00:00Z`);

/** The receipt of a change, as a run leaves it behind; without a result as one that died. */
async function receiptOf(
  what: string,
  {
    action = "revoke",
    result,
    hour,
    row,
  }: { action?: "grant" | "revoke"; result?: Outcome["result"]; hour: number; row?: string },
): Promise<Receipt[]> {
  const path = newPath();
  const { account, entitlement } = smallItem(what);
  const intent = intentOf({
    change: { action, entitlement, principal: account },
    ...(row !== undefined && { review: { name: REVIEW, row } }),
  });
  await withBook(
    path,
    async (book) => {
      const receipt = await book.begin(intent);
      if (result !== undefined) await receipt.finish({ result });
    },
    { now: () => at(hour) },
  );
  return readBack(path).pairing.receipts;
}

type Given = Parameters<typeof planInput>[1];

async function fates(given: Given): Promise<string[]> {
  return makePlan(await planInput(organization, given)).removals.map(({ fate }) => fate);
}

describe("a plan with receipts", () => {
  it.each<[what: string, result: Outcome["result"] | undefined, hour: number, fate: string]>([
    ["done after the data of the sync", "done", 3, "gone"],
    ["found already so after it", "already so", 3, "gone"],
    ["done before it, though the sync shows it", "done", 1, "came back"],
    ["found already so before it, though the sync shows it", "already so", 1, "came back"],
    ["not done", "not done", 3, "remove"],
    ["of which nobody knows", "unknown", 3, "remove"],
    ["without an outcome", undefined, 3, "remove"],
  ])("of a removal %s (%s) has it as it is", async (_, result, hour, fate) => {
    const row = rowOf("u1 g1");
    const receipts = await receiptOf("u1 g1", { row, hour, ...(result && { result }) });
    expect(await fates({ answers: "u1 g1: remove", receipts })).toEqual([fate]);
  });

  it("does not remove a second time what came back and was removed again", async () => {
    const row = rowOf("u1 g1");
    const first = await receiptOf("u1 g1", { row, hour: 1, result: "done" });
    const second = await receiptOf("u1 g1", { row, hour: 3, result: "done" });
    expect(await fates({ answers: "u1 g1: remove", receipts: [...first, ...second] })).toEqual(["gone"]);
  });

  it.each<[what: string, given: { result?: Outcome["result"]; hour: number }, fate: string]>([
    ["was done", { result: "done", hour: 1 }, "came back"],
    ["may have been done", { hour: 1 }, "came back"],
    ["was not done", { result: "not done", hour: 1 }, "remove"],
    ["changed nothing", { result: "already so", hour: 1 }, "remove"],
  ])("of a grant by hand that %s knows what came back", async (_, given, fate) => {
    const otherReceipts = await receiptOf("u1 g1", { action: "grant", ...given });
    expect(await fates({ answers: "u1 g1: remove", otherReceipts })).toEqual([fate]);
  });

  it("of a grant before the review is no sign that it came back", async () => {
    const otherReceipts = await receiptOf("u1 g1", { action: "grant", result: "done", hour: 1 });
    const given = { answers: "u1 g1: remove", otherReceipts, reviewedAt: at(2) };
    expect(await fates(given)).toEqual(["remove"]);
  });
});

describe("a plan with receipts of other reviews, and of what was done by hand", () => {
  it.each<[what: string, given: { result: Outcome["result"]; hour: number; row?: string }, fate: string]>([
    [
      "another review removed after the data of the sync",
      { result: "done", hour: 3, row: "r_other" },
      "gone",
    ],
    ["somebody revoked after it", { result: "done", hour: 3 }, "gone"],
    [
      "another review removed before it, though the sync shows it",
      { result: "done", hour: 1, row: "r_other" },
      "came back",
    ],
    ["somebody revoked before it, though the sync shows it", { result: "already so", hour: 1 }, "came back"],
    ["somebody could not revoke", { result: "not done", hour: 1 }, "remove"],
  ])("knows what %s", async (_, given, fate) => {
    const otherReceipts = await receiptOf("u1 g1", given);
    expect(await fates({ answers: "u1 g1: remove", otherReceipts })).toEqual([fate]);
  });

  it("takes nothing for gone that was granted after that", async () => {
    const removed = await receiptOf("u1 g1", { hour: 3, result: "done" });
    const granted = await receiptOf("u1 g1", { action: "grant", hour: 4, result: "done" });
    const otherReceipts = [...granted, ...removed];
    expect(await fates({ answers: "u1 g1: remove", otherReceipts })).toEqual(["came back"]);
  });

  it("leaves out what was revoked before the sync of the review", async () => {
    const otherReceipts = await receiptOf("u1 g1", { hour: 1, result: "done" });
    expect(await fates({ answers: "u1 g1: remove", otherReceipts, reviewedAt: at(2) })).toEqual(["remove"]);
  });

  it("names the review that removed it", async () => {
    const otherReceipts = await receiptOf("u1 g1", { hour: 1, result: "done", row: "r_other" });
    const input = await planInput(organization, { answers: "u1 g1: remove", otherReceipts });
    expect(makePlan(input).removals[0]?.why).toMatch(
      /^the review 2026-Q4 removed it \(receipt .*, ticket .*, 2026-11-23T01:00:00.000Z\), and the sync shows it again$/,
    );
  });
});

describe("an app that was kept", () => {
  const answers = "u1 g1: remove; u1 *a1: keep";

  it.each<[what: string, isOurs: boolean, result: Outcome["result"] | undefined]>([
    ["this review took away", true, "done"],
    ["this review may have taken away", true, undefined],
    ["somebody took away by hand", false, "done"],
    ["somebody may have taken away by hand", false, "unknown"],
  ])("does not count on a membership that %s since the sync", async (_, isOurs, result) => {
    const given = { hour: 3, ...(result && { result }), ...(isOurs && { row: rowOf("u1 g2") }) };
    const taken = await receiptOf("u1 g2", given);
    const input = isOurs ? { receipts: taken } : { otherReceipts: taken };
    expect(await fates({ answers, ...input })).toEqual(["held back"]);
  });

  it("counts on one that was given again after that", async () => {
    const taken = await receiptOf("u1 g2", { hour: 3, result: "done" });
    const given = await receiptOf("u1 g2", { action: "grant", hour: 4, result: "done" });
    expect(await fates({ answers, otherReceipts: [...taken, ...given] })).toEqual(["remove"]);
  });

  it("is still in danger while nobody knows what became of the one removal", async () => {
    const receipts = await receiptOf("u1 g1", { row: rowOf("u1 g1"), hour: 3 });
    const input = await planInput({ ...people, members: "g1: u1", bound: "a1: g1" }, { answers, receipts });
    expect(makePlan(input).removals.map(({ fate }) => fate)).toEqual(["held back"]);
  });
});
