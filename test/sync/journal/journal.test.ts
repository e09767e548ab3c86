import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { apiKeyCredential } from "../../../src/jumpcloud/credential.js";
import type { Unit } from "../../../src/jumpcloud/unit-store.js";
import { Journal } from "../../../src/sync/journal/journal.js";
import type { JournalWork } from "../../../src/sync/journal/journal-run.js";
import { temporaryFolder } from "../../support/cli.js";

const START = Date.parse("2026-11-23T02:00:00Z");
const MINUTE = 60_000;

const work: JournalWork = {
  connectorVersion: "1.0.0",
  organizationId: "o1",
  baseUrl: "https://x.test",
  options: {},
};

interface Run {
  path: string;
  /** Minutes after the first run. */
  minute?: number;
  key?: string;
  mode?: "resume" | "fresh";
  resumeWithinMinutes?: number;
  work?: Partial<JournalWork>;
}

async function opened({
  path,
  minute = 0,
  key = "key-1",
  mode = "resume",
  resumeWithinMinutes = 60,
  work: other,
}: Run) {
  const troubles: unknown[] = [];
  const journal = new Journal({
    path,
    mode,
    resumeWithinMs: resumeWithinMinutes * MINUTE,
    fingerprint: apiKeyCredential(key).fingerprint,
    now: () => new Date(START + minute * MINUTE),
    onTrouble: (reason) => troubles.push(String(reason)),
  });
  onTestFinished(() => journal.close());
  await journal.open({ ...work, ...other });
  return { journal, troubles };
}

const users: Unit = {
  items: [{ id: "u1", email: "a@x.com" }, { id: "u2" }],
  report: {
    list: "users",
    endpoint: "GET /api/systemusers",
    reported: 2,
    read: 2,
    duplicates: 0,
    notReturned: 0,
    proof: "proven",
  },
  invalidFields: [{ list: "users", id: "u2", field: "mfa" }],
};

const members: Unit = {
  items: ["u1", "u2"],
  report: {
    list: "memberships",
    of: "g1",
    endpoint: "GET /m",
    read: 2,
    duplicates: 0,
    notReturned: 0,
    proof: "readToEnd",
  },
};

/** A journal that a run was killed over: a list of users and the members of a group. */
async function cutShort(path = join(temporaryFolder(), "sync.json.journal")): Promise<string> {
  const { journal } = await opened({ path });
  await journal.keep("users", users);
  await journal.keep("memberships:g1", members);
  await journal.close();
  return path;
}

describe("a journal", () => {
  it("gives a later run what an earlier one had read, and tells how old it is", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, minute: 5 });
    expect(await journal.find("users")).toEqual(users);
    expect(await journal.find("memberships:g1")).toEqual(members);
    expect(await journal.find("memberships:g2")).toBeUndefined();
    expect(journal.resumed()).toEqual({
      from: "2026-11-23T02:00:00.000Z",
      units: 2,
      oldestReadAt: "2026-11-23T02:00:00.000Z",
    });
  });

  it("is readable by its owner alone, and gone when the run has a result", async () => {
    const path = await cutShort();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { journal } = await opened({ path });
    await journal.remove();
    expect(existsSync(path)).toBe(false);
  });

  it("tells the key from another without holding it", async () => {
    const path = await cutShort();
    expect(readFileSync(path, "utf8")).not.toContain("key-1");
  });

  it.each<[string, Omit<Run, "path">]>([
    ["another organisation", { work: { organizationId: "o2" } }],
    ["an organisation that is not known any more", { work: { organizationId: "" } }],
    ["another base URL", { work: { baseUrl: "https://y.test" } }],
    ["other attributes", { work: { options: { attributes: ["badge"] } } }],
    ["other resource types", { work: { options: { without: ["app"] } } }],
    ["rules of groups", { work: { options: { groupRules: true } } }],
    ["another version", { work: { connectorVersion: "1.0.1" } }],
    ["a fresh start", { mode: "fresh" }],
    ["a run an hour and a minute later", { minute: 61 }],
    ["a run of a shorter memory", { minute: 11, resumeWithinMinutes: 10 }],
    ["a run whose clock went back", { minute: -5 }],
  ])("holds nothing for %s", async (_, run) => {
    const { journal } = await opened({ path: await cutShort(), ...run });
    expect([await journal.find("users"), await journal.find("memberships:g1")]).toEqual([
      undefined,
      undefined,
    ]);
    expect(journal.resumed()).toBeUndefined();
  });

  it("holds the lists of objects for a quarter of an hour, and edges for longer", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, minute: 16 });
    expect(await journal.find("users")).toBeUndefined();
    expect(await journal.find("memberships:g1")).toEqual(members);
  });

  it("never keeps a list that is not whole", async () => {
    const path = join(temporaryFolder(), "j");
    const { journal } = await opened({ path });
    await journal.keep("memberships:g1", {
      items: [],
      report: {
        list: "memberships",
        endpoint: "",
        read: 0,
        duplicates: 0,
        notReturned: 0,
        proof: "incomplete",
      },
    });
    await journal.close();
    expect(await (await opened({ path })).journal.find("memberships:g1")).toBeUndefined();
  });

  it("forgets everything when it is too old to be believed", async () => {
    const { journal } = await opened({ path: await cutShort() });
    await journal.find("users");
    expect([journal.holds("user"), journal.holds("group")]).toEqual([true, false]);
    journal.distrust();
    expect([journal.holds("user"), await journal.find("users"), journal.resumed()]).toEqual([
      false,
      undefined,
      undefined,
    ]);
  });

  it("keeps a list of any length", async () => {
    const path = join(temporaryFolder(), "j");
    const items = Array.from({ length: 12_345 }, (_, index) => `u${index}`);
    const { journal } = await opened({ path });
    await journal.keep("memberships:g1", { items });
    await journal.close();
    expect((await (await opened({ path })).journal.find("memberships:g1"))?.items).toEqual(items);
  });
});

describe("a run whose key sees more than before", () => {
  const old = "5f3c1bceb07e4d21c83a9233";
  const hired = "6b100000b07e4d21c83a9233";

  it.each([
    ["lacks those who were there before", old, undefined],
    ["does not lack those who came since", hired, members],
  ])("takes no edges from a journal that %s", async (_, id, expected) => {
    const path = await cutShort();
    const { journal } = await opened({ path, minute: 16 });
    await journal.keep("users", { ...users, items: [...users.items, { id }] });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toEqual(expected);
  });

  it("keeps no edges while a list that they lead to is not whole", async () => {
    const path = join(temporaryFolder(), "j");
    const { journal } = await opened({ path });
    await journal.keep("groups", { items: [{ id: "g1" }] });
    await journal.confirm(["users", "groups"]);
    await journal.keep("memberships:g1", members);
    await journal.close();
    const next = await opened({ path });
    expect([await next.journal.find("groups"), await next.journal.find("memberships:g1")]).toEqual([
      { items: [{ id: "g1" }] },
      undefined,
    ]);
  });
});

describe("a run with another key", () => {
  it("reads the lists of objects itself, and takes the edges when both keys see the same objects", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, key: "key-2", minute: 5 });
    expect(await journal.find("users")).toBeUndefined();
    await journal.keep("users", { ...users, items: [{ id: "u2" }, { id: "u1" }] });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toEqual(members);
    await journal.close();
    const next = await opened({ path, key: "key-2", minute: 6 });
    expect((await next.journal.find("users"))?.items).toEqual([{ id: "u2" }, { id: "u1" }]);
  });

  it.each([
    ["fewer", [{ id: "u1" }]],
    ["more", [{ id: "u1" }, { id: "u2" }, { id: "u3" }]],
    ["others", [{ id: "u1" }, { id: "u9" }]],
  ])("takes nothing when it sees %s objects", async (_, items) => {
    const path = await cutShort();
    const { journal } = await opened({ path, key: "key-2", minute: 5 });
    await journal.keep("users", { ...users, items });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toBeUndefined();
    await journal.close();
    const next = await opened({ path, key: "key-2", minute: 6 });
    expect((await next.journal.find("users"))?.items).toEqual(items);
  });

  it("takes nothing when it sees whole a list that the other key did not", async () => {
    const { journal } = await opened({ path: await cutShort(), key: "key-2", minute: 5 });
    await journal.keep("users", users);
    await journal.keep("groups", { items: [{ id: "g1" }] });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toBeUndefined();
  });

  it("takes nothing when a list that the other key read is refused to it", async () => {
    const { journal } = await opened({ path: await cutShort(), key: "key-2", minute: 5 });
    await journal.confirm(["users"]);
    expect(await journal.find("memberships:g1")).toBeUndefined();
  });

  it("leaves the journal as it was when it is cut short before it has seen all objects", async () => {
    const path = await cutShort();
    const { journal } = await opened({ path, key: "key-2", minute: 5 });
    await journal.keep("users", { ...users, items: [] });
    await journal.close();
    expect(await (await opened({ path, minute: 6 })).journal.find("users")).toEqual(users);
  });
});

describe("a run that hung while another took its place over", () => {
  it("neither writes into the other's journal nor removes it", async () => {
    const path = join(temporaryFolder(), "j");
    const hung = await opened({ path, work: { options: { attributes: ["badge"] } } });
    await hung.journal.keep("users", users);
    const other = await opened({ path });
    await other.journal.keep("memberships:g1", members);
    await hung.journal.keep("roles", { items: [{ id: "r1" }] });
    await hung.journal.remove();
    await other.journal.close();
    const { journal } = await opened({ path });
    expect([await journal.find("memberships:g1"), await journal.find("roles")]).toEqual([members, undefined]);
  });
});

describe("a journal on a bad disk", () => {
  it("gives exactly the units that stand whole before the first damage, wherever the file is cut or changed", async () => {
    const path = await cutShort();
    const bytes = readFileSync(path);
    const ends = [...bytes.entries()].flatMap(([index, byte]) => (byte === 0x0a ? [index + 1] : []));
    const usersEnd = ends[2] ?? 0;
    const membersEnd = ends[4] ?? 0;
    const damage = fc.oneof(
      fc.record({ cutAt: fc.nat(bytes.length) }),
      // By its first bytes a journal is known for one.
      fc.record({
        changeAt: fc.integer({ min: 9, max: bytes.length - 1 }),
        to: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const changed = Buffer.from(bytes);
        if ("changeAt" in how) changed[how.changeAt] = (changed[how.changeAt] ?? 0) ^ how.to;
        writeFileSync(path, changed);
        if ("cutAt" in how) truncateSync(path, how.cutAt);
        const intactTo = "cutAt" in how ? how.cutAt : how.changeAt;
        const { journal, troubles } = await opened({ path });
        expect(await journal.find("users")).toEqual(intactTo >= usersEnd ? users : undefined);
        expect(await journal.find("memberships:g1")).toEqual(intactTo >= membersEnd ? members : undefined);
        await journal.keep("roles", { items: [] });
        await journal.close();
        expect((await (await opened({ path })).journal.find("roles"))?.items).toEqual([]);
        expect(troubles).toEqual([]);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it("takes a unit whole that was begun by a run and read by the next", async () => {
    const path = join(temporaryFolder(), "j");
    const items = Array.from({ length: 9000 }, (_, index) => `u${index}`);
    const first = await opened({ path });
    await first.journal.keep("memberships:g1", { items });
    await first.journal.close();
    const [, start] = /^[^\n]*\n([^\n]*\n[^\n]*\n)/.exec(readFileSync(path, "utf8")) ?? [];
    truncateSync(path, readFileSync(path).indexOf("\n") + 1 + Buffer.byteLength(start ?? ""));
    const second = await opened({ path });
    expect(await second.journal.find("memberships:g1")).toBeUndefined();
    await second.journal.keep("memberships:g1", { items });
    await second.journal.close();
    expect((await (await opened({ path })).journal.find("memberships:g1"))?.items).toEqual(items);
  });

  it("leaves a file alone that is something else, whatever it is called", async () => {
    const path = join(temporaryFolder(), "j");
    writeFileSync(path, "dear diary\n");
    const { journal, troubles } = await opened({ path });
    await journal.keep("users", users);
    await journal.remove();
    expect([readFileSync(path, "utf8"), troubles]).toEqual(["dear diary\n", ["Error: it is no journal"]]);
  });

  it("is done without where it cannot be opened, and says so once", async () => {
    const path = join(temporaryFolder(), "j");
    mkdirSync(path);
    const { journal, troubles } = await opened({ path });
    await journal.keep("users", users);
    expect([await journal.find("users"), troubles.length]).toEqual([undefined, 1]);
    await journal.remove();
    expect(existsSync(path)).toBe(true);
  });

  it("waits for nobody at the other end of a pipe", async () => {
    const path = join(temporaryFolder(), "j");
    execFileSync("mkfifo", [path]);
    const { journal, troubles } = await opened({ path });
    expect([await journal.find("users"), troubles.length]).toEqual([undefined, 1]);
  });

  it("does not follow a link to somebody else's file", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "precious"), "mine");
    symlinkSync(join(folder, "precious"), join(folder, "j"));
    const { journal, troubles } = await opened({ path: join(folder, "j") });
    await journal.keep("users", users);
    await journal.close();
    expect([readFileSync(join(folder, "precious"), "utf8"), troubles.length]).toEqual(["mine", 1]);
  });
});
