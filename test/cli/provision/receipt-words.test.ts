import { describe, expect, it } from "vitest";
import { settledWords, unsettledWords } from "../../../src/cli/provision/receipt-words.js";
import { intentOf, newPath, readBack, withBook } from "../../provision/receipts/kept.js";

async function openReceipt() {
  const path = newPath();
  await withBook(path, (book) => book.begin(intentOf({ ticket: "for Ada Byron" })));
  return readBack(path).pairing.receipts;
}

describe("the words about a receipt", () => {
  it.each([
    [true, ", ticket for Ada Byron"],
    [false, ""],
  ])("with tickets shown (%s) have the ticket, and otherwise ids alone", async (showsTickets, ticket) => {
    const receipts = await openReceipt();
    const words = `receipt ${receipts[0]?.intent.id} (grant of group:g1:member to user:u1${ticket})`;
    expect(unsettledWords(receipts, { showsTickets })).toEqual([
      `${words} has no outcome: it may have been done, or another run is at it; provision expire --write reads back and settles it`,
    ]);
    expect(unsettledWords(receipts, { showsTickets, isExpire: true })).toEqual([
      `${words} has no outcome: it may have been done, or another run is at it`,
    ]);
    const settled = receipts.map((receipt) => ({ receipt, outcome: { result: "done" } as const }));
    expect(settledWords(settled, { showsTickets })).toEqual([
      `${words} had no known outcome; read back: done`,
    ]);
    const left = receipts.map((receipt) => ({ receipt, why: "it is elsewhere" }));
    expect(settledWords(left, { showsTickets })).toEqual([
      `${words} has no known outcome, and may have been done: it is elsewhere`,
    ]);
    expect(
      settledWords(
        left.map((each) => ({ ...each, isElsewhere: true })),
        { showsTickets },
      ),
    ).toEqual([`${words} has no known outcome, and may have been done: it is elsewhere; it is left alone`]);
  });
});
