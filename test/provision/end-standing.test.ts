import { describe, expect, it } from "vitest";
import { JumpCloudChanges } from "../../src/jumpcloud/changes.js";
import { endStanding, grantToEnd } from "../../src/provision/end-standing.js";
import { dueAt, expiries } from "../../src/provision/expire.js";
import { intentOf, keep, NOON, newPath, readBack, withBook } from "./receipts/kept.js";

const until = NOON.toISOString();
const { change, organization, ticket, by } = intentOf();
const revoke = { change: { ...change, action: "revoke" } } as const;

describe("a grant with an end that was gone when somebody revoked it", () => {
  it.each([
    ["stands with an end", { until }, "o1", true],
    ["has no end", {}, "o1", false],
    ["is of another organisation", { until }, "o2", false],
    ["is of somebody else", { until, change: { ...change, entitlement: "group:g2:member" } }, "o1", false],
  ])("is to be ended where it %s", async (_, parts, organizationId, isFound) => {
    const path = newPath();
    const [id] = await keep(path, [parts]);
    const { receipts } = readBack(path).pairing;
    const found = grantToEnd(revoke, { receipts, organizationId });
    expect(found?.intent.id).toBe(isFound ? id : undefined);
  });

  it("is over, though nothing was sent", async () => {
    const path = newPath();
    const [id] = await keep(path, [{ until }]);
    const changes = new JumpCloudChanges({ request: () => Promise.reject(new Error("something was sent")) });
    const ended = await withBook(path, async (book) => {
      const [standing] = book.receipts;
      if (standing === undefined) throw new Error("no receipt");
      const carried = { result: "already so", heldAfter: false } as const;
      return endStanding(standing, { carried, changes, book, intent: { organization, ticket, by } });
    });
    expect(ended).toEqual({
      result: "already so",
      heldAfter: false,
      ends: id,
      receipt: expect.any(String),
    });
    const { findings, pairing } = readBack(path);
    expect(findings).toEqual([]);
    expect(pairing.receipts[1]).toMatchObject({
      intent: { ...revoke, takesBack: id, heldBefore: false },
      outcome: { result: "already so", heldAfter: false },
    });
    expect(dueAt(expiries(pairing.receipts), NOON)).toEqual([]);
  });
});
