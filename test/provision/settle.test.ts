import { describe, expect, it } from "vitest";
import { AccessReader } from "../../src/jumpcloud/access-reader.js";
import { NotFoundError } from "../../src/jumpcloud/errors.js";
import { silentObserver } from "../../src/jumpcloud/observer.js";
import type { Request } from "../../src/jumpcloud/request.js";
import type { Intent } from "../../src/provision/receipt.js";
import { settleReceipts } from "../../src/provision/settle.js";
import { intentOf, NOON, newPath, readBack, withBook } from "./receipts/kept.js";

const LATER = new Date(NOON.getTime() + 60_000);

/** An organisation that knows these paths and answers 404 to all others. */
function readerOf(replies: Record<string, unknown>): AccessReader {
  const request: Request = async ({ path, endpoint }, parse) => {
    const found = replies[path.replace(/[?&].*$/, "")];
    if (found === undefined) throw new NotFoundError(`${endpoint} answered 404`, { endpoint });
    return parse({ status: 200, headers: new Map([["x-total-count", "0"]]), body: JSON.stringify(found) });
  };
  return new AccessReader({ request, observer: silentObserver });
}

const group = { "/api/v2/usergroups/g1": { id: "g1" } };
const user = { "/api/systemusers/u1": { _id: "u1", id: "u1" } };
/** As of every user, known or not. */
const noGroups = { "/api/v2/users/u1/memberof": [] };
const answers = { "/api/v2/usergroups": [] };

/** Settles one open grant; what is told of it, and what stands in the file. */
async function settled(intent: Partial<Intent>, replies: Record<string, unknown>, organizationId?: string) {
  const path = newPath();
  const [told] = await withBook(path, async (book) => {
    await book.begin(intentOf(intent));
    const named = organizationId === undefined ? {} : { organizationId };
    return settleReceipts(book, { reader: readerOf(replies), now: () => LATER, ...named });
  });
  const [receipt] = readBack(path).pairing.receipts;
  return { why: told?.why, result: receipt?.outcome?.result };
}

describe("an open grant that is not held", () => {
  const of = (id?: string) => ({ organization: id === undefined ? {} : { id } });

  it.each([
    ["of the organisation that was asked", of("o1"), "o1"],
    ["that names no organisation, and both exist", of(), "o1"],
    ["that names no organisation where none is known, and both exist", of(), undefined],
  ])("%s was not done", async (_, intent, asked) => {
    const replies = { ...group, ...user, ...noGroups };
    expect(await settled(intent, replies, asked)).toEqual({ why: undefined, result: "not done" });
  });

  it.each([
    ["other than that which was asked", "o2", /^it is of organisation o1, and o2 was asked$/],
    ["while it is not known which was asked", undefined, /--org-id ID names it$/],
  ])("of an organisation %s is left alone and named", async (_, asked, why) => {
    const replies = { ...group, ...user, ...noGroups, ...answers };
    expect(await settled(of("o1"), replies, asked)).toEqual({
      why: expect.stringMatching(why),
      result: undefined,
    });
  });

  it("was not done where its user is gone from the organisation that was asked", async () => {
    expect(await settled(of("o1"), { ...group, ...noGroups, ...answers }, "o1")).toMatchObject({
      result: "not done",
    });
  });

  it("is not settled by a 404 where the receipt names no organisation", async () => {
    expect(await settled(of(), { ...group, ...noGroups, ...answers }, "o1")).toEqual({
      why: "there is no user:u1 here, and the receipt does not say of which organisation it is: so whether it is gone is not known",
      result: undefined,
    });
  });

  it("is not settled by a 404 where the organisation itself is answered so", async () => {
    expect(await settled(of("o1"), {}, "o1")).toEqual({
      why: "GET /api/v2/usergroups answered 404",
      result: undefined,
    });
  });
});
