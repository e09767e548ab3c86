import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AuditedAccount, auditedAccount } from "../../src/audit/audited-account.js";
import { readSuspensionHistory } from "../../src/audit/read-suspension-history.js";
import { SyncFileError } from "../../src/sync-file/errors.js";
import { openSyncFile } from "../../src/sync-file/read.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryFolder } from "../support/cli.js";
import type { SmallUser } from "../support/small-organization.js";
import { smallRecords } from "../support/small-records.js";
import { type SmallFile, smallDocument } from "../support/small-sync-file.js";
import { header } from "../sync-file/sample.js";

/** 2026-11-23, less so many days. */
const daysAgo = (days: number) => new Date(Date.UTC(2026, 10, 23, 2, 0, 3) - days * 86_400_000);

const standings: Record<string, SmallUser> = {
  S: { state: "suspended" },
  L: { state: "locked" },
  g: { state: "staged" },
  e: {},
  "?": { state: "not told" },
};

/** How users stand in a file, by a letter; "-" is not in it. */
type Standings = Record<string, string>;

/** An older file, and whether its users are all in it. */
interface Older {
  days: number;
  users: Standings;
  lacks?: "user" | "group" | "unsaid";
}

function fileOf({ days, users, lacks }: Older): SmallFile {
  const found = Object.entries(users).flatMap(([id, letter]) => {
    const user = standings[letter];
    return user === undefined ? [] : [[id, user] as const];
  });
  return {
    startedAt: daysAgo(days).toISOString(),
    users: Object.fromEntries(found),
    ...(lacks === "unsaid" && { lists: [{ name: "users", resourceType: "user" }] }),
    ...((lacks === "user" || lacks === "group") && { incomplete: [lacks] }),
  };
}

function accountsOf(file: Older): AuditedAccount[] {
  const { resources } = smallRecords(fileOf(file), header);
  return resources.flatMap((resource) => auditedAccount(resource) ?? []);
}

/** Since when, in days, as the older files tell; whom they tell nothing of is left out. */
async function history(current: Standings, older: readonly Older[]) {
  const folder = temporaryFolder();
  const files = await Promise.all(
    older.map(async (file, number) => {
      const path = join(folder, `${number}.json`);
      await writeSyncFile(path, smallDocument(fileOf(file)));
      return { path, startedAt: daysAgo(file.days) };
    }),
  );
  const accounts = accountsOf({ days: 0, users: current });
  const opened: number[] = [];
  const closed: string[] = [];
  const found = await readSuspensionHistory(
    { accounts, readAt: daysAgo(0) },
    {
      older: files,
      async open(path, options) {
        opened.push(older[files.findIndex((file) => file.path === path)]?.days ?? -1);
        const file = await openSyncFile(path, options);
        return {
          ...file,
          async close() {
            closed.push(path);
            await file.close();
          },
        };
      },
    },
  );
  expect(closed).toHaveLength(opened.length);
  const days = (time: Date) => (daysAgo(0).getTime() - time.getTime()) / 86_400_000;
  return {
    since: Object.fromEntries(
      Object.keys(current).flatMap((id) => {
        const since = found.since(`user:${id}`);
        return since === undefined ? [] : [[id, days(since)]];
      }),
    ),
    from: days(found.from),
    opened,
  };
}

type Found = Awaited<ReturnType<typeof history>>;

const cases: [name: string, current: Standings, older: Older[], expected: Found][] = [
  [
    "goes back to the oldest file that shows it",
    { u1: "S" },
    [
      { days: 1, users: { u1: "S" } },
      { days: 5, users: { u1: "S" } },
    ],
    { since: { u1: 5 }, from: 5, opened: [1, 5] },
  ],
  ["tells nothing where there is no older file", { u1: "S" }, [], { since: {}, from: 0, opened: [] }],
  [
    "opens no file where nobody is suspended",
    { u1: "e", u2: "g", u3: "?" },
    [{ days: 1, users: { u1: "S", u2: "S", u3: "S" } }],
    { since: {}, from: 0, opened: [] },
  ],
  [
    "ends with a file that has the user enabled or staged",
    { u1: "S", u2: "S", u3: "S" },
    [
      { days: 1, users: { u1: "S", u2: "e", u3: "S" } },
      { days: 2, users: { u1: "S", u2: "S", u3: "g" } },
      { days: 3, users: { u1: "S", u2: "S", u3: "S" } },
    ],
    { since: { u1: 3, u3: 1 }, from: 3, opened: [1, 2, 3] },
  ],
  [
    "does not take a lock for a suspension",
    { u1: "S", u2: "L" },
    [
      { days: 1, users: { u1: "S", u2: "S" } },
      { days: 2, users: { u1: "L", u2: "S" } },
    ],
    { since: { u1: 1 }, from: 2, opened: [1, 2] },
  ],
  [
    "ends with a file that has all users, and not this one",
    { u1: "S" },
    [
      { days: 1, users: { u1: "S" } },
      { days: 2, users: { u1: "-" }, lacks: "group" },
      { days: 3, users: { u1: "S" } },
    ],
    { since: { u1: 1 }, from: 2, opened: [1, 2] },
  ],
  [
    "goes on behind one that lost the user, or does not tell the status",
    { u1: "S", u2: "S", u3: "S" },
    [
      { days: 1, users: { u1: "-", u2: "?", u3: "-" }, lacks: "user" },
      { days: 2, users: { u1: "-", u2: "-", u3: "-" }, lacks: "unsaid" },
      { days: 3, users: { u1: "S", u2: "S", u3: "-" } },
    ],
    { since: { u1: 3, u2: 3 }, from: 3, opened: [1, 2, 3] },
  ],
  [
    "ends with one that lost others and has the user enabled",
    { u1: "S" },
    [
      { days: 1, users: { u1: "e" }, lacks: "user" },
      { days: 2, users: { u1: "S" } },
    ],
    { since: {}, from: 1, opened: [1] },
  ],
  [
    "reads no file behind one that is 30 days older",
    { u1: "S" },
    [
      { days: 29, users: { u1: "S" } },
      { days: 30, users: { u1: "S" } },
      { days: 31, users: { u1: "S" } },
    ],
    { since: { u1: 30 }, from: 30, opened: [29, 30] },
  ],
  [
    "passes over files that are no older than the one before",
    { u1: "S" },
    [
      { days: -1, users: { u1: "e" } },
      { days: 0, users: { u1: "e" } },
      { days: 2, users: { u1: "S" } },
    ],
    { since: { u1: 2 }, from: 2, opened: [2] },
  ],
];

describe("the history of suspensions", () => {
  it.each(cases)("%s", async (_, current, older, expected) => {
    expect(await history(current, older)).toEqual(expected);
  });

  it("is the longest run of files that tell of the user and show it suspended", async () => {
    const letters = fc.string({
      unit: fc.constantFrom("S", "L", "e", "g", "?", "-"),
      minLength: 3,
      maxLength: 3,
    });
    const olderFiles = fc.array(fc.record({ letters, isWhole: fc.boolean() }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(olderFiles, async (files) => {
        const older = files.map(
          ({ letters: [u1 = "", u2 = "", u3 = ""], isWhole }, index): Older => ({
            days: index + 1,
            users: { u1, u2, u3 },
            ...(!isWhole && { lacks: "user" }),
          }),
        );
        const expected = ["u1", "u2", "u3"].flatMap((id) => {
          const told = older.map(({ users, days, lacks }) => ({ days, letter: users[id] ?? "", lacks }));
          const end = told.findIndex(
            ({ letter, lacks }) => "egL".includes(letter) || (letter === "-" && lacks === undefined),
          );
          const run = end === -1 ? told : told.slice(0, end);
          const last = run.findLast(({ letter }) => letter === "S");
          return last === undefined ? [] : [[id, last.days]];
        });
        const { since } = await history({ u1: "S", u2: "S", u3: "S" }, older);
        expect(since).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 60 },
    );
  });

  it("rejects with the file that cannot be read", async () => {
    const path = join(temporaryFolder(), "gone.json");
    const accounts = accountsOf({ days: 0, users: { u1: "S" } });
    await expect(
      readSuspensionHistory(
        { accounts, readAt: daysAgo(0) },
        { older: [{ path, startedAt: daysAgo(1) }], open: openSyncFile },
      ),
    ).rejects.toThrow(SyncFileError);
  });
});
