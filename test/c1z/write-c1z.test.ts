import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseKsuid } from "../../src/c1z/ksuid.js";
import { encode } from "../../src/c1z/messages/encode.js";
import { type C1zCounts, type C1zSource, writeC1z } from "../../src/c1z/write-c1z.js";
import { OutputError, SyncFileError } from "../../src/sync-file/errors.js";
import type { SyncFile } from "../../src/sync-file/read.js";
import { SectionCursor } from "../../src/sync-file/section-cursor.js";
import { c1zTables } from "../support/c1z-tables.js";
import { temporaryFolder } from "../support/cli.js";
import { openSmallFile, type SmallFile } from "../support/small-sync-file.js";

const small: SmallFile = {
  users: { u1: {}, u2: {} },
  groups: { g1: {} },
  apps: { a1: {} },
  members: "g1: u1 u2",
  direct: "a1: u2",
  bound: "a1: g1",
};

const neverStopped = () => new AbortController().signal;

function sourceOf(opened: SyncFile, changed: Partial<C1zSource> = {}): C1zSource {
  const { name, header } = opened;
  const cursor = new SectionCursor(opened.batches());
  return { name, header, cursor, manifest: () => opened.manifest(), ...changed };
}

/** What becomes of making a c1z of `source` in an empty folder. */
async function making(source: C1zSource, signal = neverStopped()): Promise<void> {
  for await (const _ of writeC1z(source, { folder: temporaryFolder(), signal, done: () => {} }));
}

async function written(file: SmallFile, folder = temporaryFolder()) {
  const opened = await openSmallFile(file);
  const path = join(folder, "sync.c1z");
  let counts: C1zCounts | undefined;
  const pieces: Uint8Array[] = [];
  const done = (made: C1zCounts) => {
    counts = made;
  };
  for await (const piece of writeC1z(sourceOf(opened), { folder, signal: neverStopped(), done })) {
    pieces.push(Buffer.from(piece));
  }
  writeFileSync(path, Buffer.concat(pieces));
  return { path, counts, header: opened.header, endedAt: (await opened.manifest()).endedAt };
}

describe("a c1z of a sync file", () => {
  it("has a row for every record, under the ids by which the SDK looks for it", async () => {
    const { path, counts } = await written(small);
    const {
      v1_grants = [],
      v1_resources = [],
      v1_entitlements = [],
      v1_resource_types = [],
    } = await c1zTables(path);
    expect(counts).toEqual({ resourceTypes: 3, resources: 4, entitlements: 2, grants: 5, strangers: 0 });
    expect(v1_resource_types.map((row) => row.external_id)).toEqual(["app", "group", "user"]);
    expect(
      v1_resources.map((row) => [row.resource_type_id, row.external_id, row.parent_resource_id]),
    ).toEqual([
      ["app", "app:a1", null],
      ["group", "group:g1", null],
      ["user", "user:u1", null],
      ["user", "user:u2", null],
    ]);
    expect(v1_entitlements.map((row) => [row.resource_type_id, row.resource_id, row.external_id])).toEqual([
      ["app", "a1", "app:a1:access"],
      ["group", "g1", "group:g1:member"],
    ]);
    expect(
      v1_grants.map((row) => [
        row.resource_type_id,
        row.resource_id,
        row.entitlement_id,
        row.principal_resource_type_id,
        row.principal_resource_id,
        row.external_id,
      ]),
    ).toEqual(
      [
        ["group", "g1"],
        ["user", "u1"],
        ["user", "u2"],
      ]
        .map(([type, id]) => ["app", "a1", "app:a1:access", type, id, `app:a1:access:${type}:${id}`])
        .concat(
          ["u1", "u2"].map((id) => [
            "group",
            "g1",
            "group:g1:member",
            "user",
            id,
            `group:g1:member:user:${id}`,
          ]),
        ),
    );
  });

  it("names what the SDK has to expand beside the grant, and nothing else so", async () => {
    const { v1_grants = [] } = await c1zTables((await written(small)).path);
    const expandable = encode("GrantExpandable", {
      entitlementIds: ["group:g1:member"],
      resourceTypeIds: ["user"],
    });
    expect(v1_grants.map((row) => [row.expansion, row.needs_expansion])).toEqual([
      [Buffer.from(expandable).toString("hex"), 1],
      ...Array.from({ length: 4 }, () => [null, 0]),
    ]);
  });

  it("is one finished full sync, whose id has the sync's own in it", async () => {
    const { path, header, endedAt } = await written(small);
    const { v1_sync_runs = [], v1_grants = [] } = await c1zTables(path);
    const [run, ...others] = v1_sync_runs;
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      started_at: `${header.startedAt.slice(0, 19).replace("T", " ")}.000000000`,
      ended_at: `${endedAt.slice(0, 19).replace("T", " ")}.000000000`,
      sync_type: "full",
      sync_token: "",
      grants_backfilled: 1,
    });
    const parts = parseKsuid(String(run?.sync_id));
    expect(Buffer.from(parts?.payload ?? []).toString("hex")).toBe(header.id.replaceAll("-", ""));
    expect(parts?.time.toISOString().slice(0, 19)).toBe(header.startedAt.slice(0, 19));
    expect(new Set(v1_grants.map((row) => row.sync_id))).toEqual(new Set([run?.sync_id]));
  });

  it("begins with the magic of version 1, NUL included", async () => {
    expect(readFileSync((await written(small)).path).subarray(0, 9)).toEqual(
      Buffer.from([0x43, 0x31, 0x5a, 0x46, 0x00, 0x28, 0xb5, 0x2f, 0xfd]),
    );
  });

  it("is the same bytes for the same file", async () => {
    const [one, other] = [await written(small), await written(small)];
    expect(readFileSync(one.path).equals(readFileSync(other.path))).toBe(true);
  });

  it("holds nobody for an organisation without anything", async () => {
    expect((await written({})).counts).toEqual({
      resourceTypes: 0,
      resources: 0,
      entitlements: 0,
      grants: 0,
      strangers: 0,
    });
  });

  it("is given up for an error behind the records", async () => {
    const opened = await openSmallFile(small);
    const cut = () => Promise.reject(new Error("cut"));
    await expect(making(sourceOf(opened, { manifest: cut }))).rejects.toThrow("cut");
  });

  it("hears that it is to stop while the indices are made", async () => {
    const opened = await openSmallFile(small);
    const stop = new AbortController();
    const source = sourceOf(opened, {
      async manifest() {
        setImmediate(() => stop.abort(new Error("terminated")));
        return opened.manifest();
      },
    });
    const finished: C1zCounts[] = [];
    const write = async () => {
      const done = (counts: C1zCounts) => void finished.push(counts);
      for await (const _ of writeC1z(source, { folder: temporaryFolder(), signal: stop.signal, done }));
    };
    await expect(write()).rejects.toThrow("terminated");
    expect(finished).toEqual([]);
  });

  it.each([
    { what: "an id that is no UUID", changed: { id: "sync-1" }, words: 'its id, "sync-1", is no UUID' },
    {
      what: "a time before a KSUID can hold one",
      changed: { startedAt: "2013-12-31T23:59:59.000Z" },
      words: "it is of 2013-12-31T23:59:59.000Z: a c1z holds no time before 2014, or after 2150",
    },
    {
      what: "a time after a KSUID can hold one",
      changed: { startedAt: "2151-01-01T00:00:00.000Z" },
      words: "it is of 2151-01-01T00:00:00.000Z",
    },
  ])("refuses a sync with $what, as a file that is none", async ({ changed, words }) => {
    const opened = await openSmallFile(small);
    const refused = making(sourceOf(opened, { header: { ...opened.header, ...changed } }));
    await expect(refused).rejects.toThrow(SyncFileError);
    await expect(refused).rejects.toThrow(`${opened.name}: ${words}`);
  });

  it("cannot be made where nothing can be written", async () => {
    const parent = temporaryFolder();
    const refused = written(small, join(parent, "gone"));
    await expect(refused).rejects.toThrow(OutputError);
    await expect(refused).rejects.toThrow(
      `cannot use ${parent} for the database of a c1z: the directory does not exist`,
    );
  });
});
