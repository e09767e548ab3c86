import { describe, expect, it } from "vitest";
import { readAccessNow } from "../../../src/review/current/access-now.js";
import { leftOutOf, unreadAdministrators } from "../../../src/review/current/unread.js";
import { SectionCursor } from "../../../src/sync-file/section-cursor.js";
import { itemOf } from "../../support/closed-review.js";
import { openSmallFile } from "../../support/small-sync-file.js";

const membership = itemOf("u1", "g1");
const assignment = itemOf("u1", "a1");
const role = itemOf("m1", "r1");
const administration = itemOf("m1", "a2", { kind: "administration" });

describe("what a sync left out on purpose", () => {
  it.each([
    ["nothing", undefined, [membership, role], []],
    ["apps, which are always needed", ["app"], [membership], ["app"]],
    ["roles, and no row is about one", ["role"], [membership, assignment], []],
    ["roles", ["role"], [role], ["role"]],
    ["administrators, and no row is about one", ["admin_user"], [membership], []],
    ["administrators", ["admin_user"], [administration], ["admin_user"]],
    [
      "several, with those that rows are about",
      ["app", "role", "admin_user"],
      [role],
      ["app", "role", "admin_user"],
    ],
  ])("is told where it is %s", (_, without, items, expected) => {
    expect(leftOutOf(items, { options: { ...(without && { without }) } })).toEqual(expected);
  });
});

const services = { what: "service accounts", why: "403" };
const provider = { what: "administrators of a managing provider", why: "403" };
const noProvider = { ...provider, why: "JumpCloud does not list them in the organisation" };
const harmless = [
  { what: "devices", why: "not a part of this connector" },
  { what: "roles that nobody holds", why: "403" },
  { what: "membership methods of groups", why: "403" },
];

async function unread(
  notRead: readonly { what: string; why: string }[],
  { there = false, reviewed }: { there?: boolean; reviewed?: typeof harmless } = {},
) {
  const file = await openSmallFile({ users: { u1: {} }, admins: there ? { m1: {} } : {} });
  const now = await readAccessNow(new SectionCursor(file.batches()), new Set(["user:u1", "admin_user:m1"]));
  const missing = itemOf("u2", "g1");
  return unreadAdministrators([membership, missing, role], { now, notRead, reviewed });
}

describe("an administrator whom a later sync lacks", () => {
  it.each([
    ["service accounts", services],
    ["a provider's administrators", provider],
  ])("may be there all the same where it did not read %s", async (_, list) => {
    expect(await unread([...harmless, list])).toEqual({ list, items: [role] });
  });

  it.each([
    ["it read all lists", harmless],
    ["no provider is known, as in most organisations", [...harmless, noProvider]],
  ])("is gone where %s", async (_, notRead) => {
    expect(await unread(notRead)).toBeUndefined();
  });

  it("is gone where the review's sync had not read that list either", async () => {
    expect(await unread([services, noProvider], { reviewed: [services, noProvider] })).toBeUndefined();
  });

  it("may be there where the review's sync knew of a provider, and the later one does not", async () => {
    expect(await unread([noProvider], { reviewed: [services] })).toEqual({ list: noProvider, items: [role] });
  });

  it("is told by the first list that the later sync alone lacks", async () => {
    expect(await unread([services, provider], { reviewed: [services] })).toMatchObject({ list: provider });
  });

  it("is no matter where the account is there", async () => {
    expect(await unread([services, provider], { there: true })).toBeUndefined();
  });
});
