import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Intent, Outcome } from "../../../src/provision/receipt.js";
import { type ReceiptsReading, readReceipts } from "../../../src/provision/receipts/read-receipts.js";
import {
  type OpenReceiptBook,
  openReceiptBook,
  type ReceiptBookOptions,
} from "../../../src/provision/receipts/receipt-book.js";
import { temporaryDirectory } from "../../sync-file/directory.js";

export const NOON = new Date("2026-11-23T12:00:00Z");

/** A grant of a group, with what the test says otherwise. */
export function intentOf(parts: Partial<Intent> = {}): Intent {
  return {
    change: {
      action: "grant",
      entitlement: "group:g1:member",
      principal: { resourceType: "user", resource: "u1" },
    },
    organization: { id: "o1", displayName: "Example" },
    ticket: "OPS-1",
    by: { credential: "ann@example.com", user: "ann", host: "desk" },
    request: {
      method: "POST",
      path: "/api/v2/usergroups/g1/members",
      body: { op: "add", type: "user", id: "u1" },
    },
    heldBefore: false,
    ...parts,
  };
}

export const done: Outcome = { result: "done", answer: { status: 204 }, heldAfter: true };

export function newPath(): string {
  return join(temporaryDirectory(), "receipts.jsonl");
}

/** Does something with the book of a file, and closes it. */
export async function withBook<Result>(
  path: string,
  work: (book: OpenReceiptBook) => Promise<Result>,
  options: Partial<ReceiptBookOptions> = {},
): Promise<Result> {
  const book = await openReceiptBook(path, { now: () => NOON, conceal: (text) => text, ...options });
  try {
    return await work(book);
  } finally {
    await book.close();
  }
}

/** Writes changes that were done, one after the other; their ids. */
export function keep(path: string, intents: readonly Partial<Intent>[]): Promise<string[]> {
  return withBook(path, async (book) => {
    const ids: string[] = [];
    for (const intent of intents) {
      const receipt = await book.begin(intentOf(intent));
      await receipt.finish(done);
      ids.push(receipt.id);
    }
    return ids;
  });
}

export function readBack(path: string): ReceiptsReading {
  return readReceipts("receipts.jsonl", readFileSync(path));
}
