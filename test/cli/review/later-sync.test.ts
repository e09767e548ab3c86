import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IncompleteError, UsageError } from "../../../src/cli/errors.js";
import { readLaterSync } from "../../../src/cli/review/later-sync.js";
import { openReview } from "../../../src/review/folder/open-review.js";
import type { ReviewItem } from "../../../src/review/review-item.js";
import { temporaryFolder } from "../../support/cli.js";
import { closedReview, itemOf, REVIEW, writeSmallFile } from "../../support/closed-review.js";
import { CLOSED_AT } from "../../support/closed-run.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { fakeIo } from "../fake-io.js";

const engineering = itemOf("u1", "g1");
const robot = itemOf("m1", "r1", { person: "Backup Robot" });
const noProvider = {
  what: "administrators of a managing provider",
  why: "JumpCloud does not list them in the organisation",
};
const small: SmallFile = { users: { u1: {} }, groups: { g1: {} }, roles: { r1: {} }, members: "g1: u1" };

async function read(
  file: SmallFile,
  items: readonly ReviewItem[],
  given: Pick<Parameters<typeof closedReview>[1], "notRead"> = {},
) {
  const folder = temporaryFolder();
  await closedReview(folder, { items: [engineering, robot], ...given });
  const review = await openReview(join(folder, REVIEW));
  const path = await writeSmallFile(join(folder, "sync.json"), { ...small, ...file });
  const context = { io: fakeIo({ now: new Date(CLOSED_AT) }), signal: new AbortController().signal };
  return readLaterSync(path, { review, items, context });
}

describe("a later sync", () => {
  it("tells what the accounts have that rows are about, and when it was read", async () => {
    const { header, now, dataTime } = await read({}, [engineering]);
    expect(dataTime).toEqual(new Date(header.startedAt));
    expect(now.waysOf("user:u1", engineering.entitlement)).toEqual([engineering.entitlement]);
    expect(now.hasAccount("admin_user:m1")).toBe(false);
  });

  it.each<[what: string, file: SmallFile, error: typeof IncompleteError | typeof UsageError]>([
    ["is not whole", { incomplete: ["group"] }, IncompleteError],
    ["left apps out", { without: ["app"] }, IncompleteError],
    ["is older than the review's", { startedAt: "2026-11-20T01:59:59Z" }, IncompleteError],
    ["is dated later than now", { startedAt: "2026-11-23T09:06:00Z" }, IncompleteError],
    ["is another organisation's", { organization: { id: "o2" } }, UsageError],
    ["does not say whose it is", { organization: {} }, UsageError],
  ])("is refused that %s", async (_, file, error) => {
    await expect(read(file, [engineering])).rejects.toThrow(error);
  });

  it("is refused that did not read service accounts and lacks an administrator whom a row is about", async () => {
    const file = { notRead: ["service accounts"] };
    await expect(read(file, [engineering, robot])).rejects.toThrow(
      "did not read service accounts (refused), so nobody knows whether these are gone: Backup Robot",
    );
    expect((await read(file, [engineering])).now.hasAccount("user:u1")).toBe(true);
    const there: SmallFile = { ...file, admins: { m1: { service: true } }, holds: "r1: m1" };
    expect((await read(there, [engineering, robot])).now.hasAccount("admin_user:m1")).toBe(true);
  });

  it("may lack whom the review's own sync had not read either", async () => {
    const notRead = [{ what: "service accounts", why: "refused" }, noProvider];
    const { now } = await read({ notRead: ["service accounts"] }, [robot], { notRead });
    expect(now.hasAccount("admin_user:m1")).toBe(false);
  });
});
