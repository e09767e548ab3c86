import { describe, expect, it } from "vitest";
import type { ChangeResult } from "../../src/provision/access-change.js";
import { dueAt, expiries } from "../../src/provision/expire.js";
import { readReceipts } from "../../src/provision/receipts/read-receipts.js";
import { outcomeOf } from "../../src/provision/settle.js";
import { intentOf, keep, NOON, newPath, readBack, withBook } from "./receipts/kept.js";

const EIGHT = "2026-11-23T20:00:00.000Z";
const TEN = "2026-11-23T22:00:00.000Z";

type Step =
  | `grant${"" | " until 8" | " until 10"}: ${ChangeResult | "open"}`
  | `revoke: ${ChangeResult | "open"}`
  | `take back: ${ChangeResult | "open"}`;

/** The receipts that these steps leave; the until of each grant that is to end. */
async function endsAfter(steps: readonly Step[]): Promise<string[]> {
  const path = newPath();
  await withBook(path, async (book) => {
    let granted = "";
    for (const step of steps) {
      const [what = "", result = ""] = step.split(": ");
      const until = what.endsWith("8") ? EIGHT : what.endsWith("10") ? TEN : undefined;
      const { change } = intentOf();
      const action = what.startsWith("grant") ? "grant" : "revoke";
      const receipt = await book.begin(
        intentOf({
          change: { ...change, action },
          ...(until !== undefined && { until }),
          ...(what === "take back" && { takesBack: granted }),
        }),
      );
      if (action === "grant") granted = receipt.id;
      if (isResult(result)) await receipt.finish({ result });
    }
  });
  const { pairing, findings } = readBack(path);
  expect(findings).toEqual([]);
  return expiries(pairing.receipts).map(({ until }) => until.toISOString());
}

const isResult = (text: string): text is ChangeResult =>
  ["done", "already so", "not done", "unknown"].includes(text);

describe("a grant for a time", () => {
  it.each<[string, Step[], string[]]>([
    ["ends when it was done", ["grant until 8: done"], [EIGHT]],
    ["does not end when it was there before", ["grant until 8: already so"], []],
    ["does not end when it was not done", ["grant until 8: not done"], []],
    ["does not end while nobody knows of it", ["grant until 8: unknown"], []],
    ["does not end while it is open", ["grant until 8: open"], []],
    ["does not end when it was for good", ["grant: done"], []],
    ["ends once", ["grant until 8: done", "take back: done"], []],
    ["ended when it was gone already", ["grant until 8: done", "take back: already so"], []],
    ["still ends when taking it back failed", ["grant until 8: done", "take back: not done"], [EIGHT]],
    [
      "still ends while nobody knows of taking it back",
      ["grant until 8: done", "take back: unknown"],
      [EIGHT],
    ],
    ["still ends while taking it back is open", ["grant until 8: done", "take back: open"], [EIGHT]],
    ["ended with a revoke by hand", ["grant until 8: done", "revoke: done"], []],
    ["ended when a revoke found nothing", ["grant until 8: done", "revoke: already so"], []],
    [
      "keeps its end when it is granted again meanwhile",
      ["grant until 8: done", "grant until 10: already so"],
      [EIGHT],
    ],
    [
      "has the end of the later grant when it was gone in between",
      ["grant until 8: done", "grant until 10: done"],
      [TEN],
    ],
    [
      "does not end when a later grant is for good",
      ["grant until 8: done", "revoke: done", "grant: done"],
      [],
    ],
  ])("%s", async (_, steps, ends) => {
    expect(await endsAfter(steps)).toEqual(ends);
  });

  it("is over at its end and not before, the earliest first", async () => {
    const path = newPath();
    const other = { ...intentOf().change, entitlement: "group:g2:member" };
    await keep(path, [{ until: TEN }, { until: EIGHT, change: other }]);
    const all = expiries(readBack(path).pairing.receipts);
    expect(all.map(({ until }) => until.toISOString())).toEqual([EIGHT, TEN]);
    expect(dueAt(all, new Date("2026-11-23T19:59:59.999Z"))).toEqual([]);
    expect(dueAt(all, new Date(EIGHT))).toEqual(all.slice(0, 1));
    expect(dueAt(all, new Date(TEN))).toEqual(all);
  });

  it("is nobody's where there are no receipts", () => {
    expect(expiries(readReceipts("r", Buffer.alloc(0)).pairing.receipts)).toEqual([]);
  });
});

describe("a change of which nobody knows", () => {
  const soon = new Date(NOON.getTime() + 59_999);
  const later = new Date(NOON.getTime() + 60_000);

  it.each<["grant" | "revoke", { before: boolean; isHeld: boolean; now: Date }, ChangeResult | undefined]>([
    ["grant", { before: false, isHeld: true, now: soon }, "done"],
    ["grant", { before: true, isHeld: true, now: soon }, "already so"],
    ["grant", { before: false, isHeld: false, now: soon }, undefined],
    ["grant", { before: false, isHeld: false, now: later }, "not done"],
    ["revoke", { before: true, isHeld: false, now: soon }, "done"],
    ["revoke", { before: false, isHeld: false, now: soon }, "already so"],
    ["revoke", { before: true, isHeld: true, now: soon }, undefined],
    ["revoke", { before: true, isHeld: true, now: later }, "not done"],
  ])("of a %s with %j is settled as %s", async (action, { before, isHeld, now }, result) => {
    const path = newPath();
    await withBook(path, (book) =>
      book.begin(intentOf({ change: { ...intentOf().change, action }, heldBefore: before })),
    );
    const [receipt] = readBack(path).pairing.receipts;
    const outcome = receipt && outcomeOf(receipt, { isHeld, now });
    expect(outcome).toEqual(result && { result, heldAfter: isHeld });
  });

  it.each<["grant" | "revoke", { status: number; isHeld: boolean }, ChangeResult | undefined]>([
    ["grant", { status: 409, isHeld: true }, "already so"],
    ["grant", { status: 409, isHeld: false }, "not done"],
    ["revoke", { status: 404, isHeld: false }, "already so"],
    ["revoke", { status: 404, isHeld: true }, "not done"],
    ["grant", { status: 400, isHeld: true }, "already so"],
    ["grant", { status: 401, isHeld: true }, "already so"],
    ["grant", { status: 403, isHeld: true }, "already so"],
    ["grant", { status: 429, isHeld: true }, "already so"],
    ["revoke", { status: 403, isHeld: false }, "already so"],
    ["grant", { status: 403, isHeld: false }, "not done"],
    ["grant", { status: 204, isHeld: true }, "done"],
    ["grant", { status: 503, isHeld: true }, "done"],
    ["grant", { status: 408, isHeld: true }, "done"],
    ["grant", { status: 503, isHeld: false }, undefined],
  ])("of a %s with the answer in %j is settled as %s", async (action, { status, isHeld }, result) => {
    const path = newPath();
    const answer = { status };
    await withBook(path, async (book) => {
      const change = { ...intentOf().change, action };
      const receipt = await book.begin(intentOf({ change, heldBefore: action === "revoke" }));
      await receipt.finish({ result: "unknown", answer });
    });
    const [receipt] = readBack(path).pairing.receipts;
    const outcome = receipt && outcomeOf(receipt, { isHeld, now: soon });
    expect(outcome).toEqual(result && { result, answer, heldAfter: isHeld });
  });
});
