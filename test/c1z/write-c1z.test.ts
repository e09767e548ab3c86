import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseKsuid } from "../../src/c1z/ksuid.js";
import { encode } from "../../src/c1z/messages/encode.js";
import { type C1zCounts, writeC1z } from "../../src/c1z/write-c1z.js";
import { OutputError } from "../../src/sync-file/errors.js";
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

async function written(file: SmallFile, folder = temporaryFolder()) {
  const opened = await openSmallFile(file);
  const path = join(folder, "sync.c1z");
  let counts: C1zCounts | undefined;
  const pieces: Uint8Array[] = [];
  const source = {
    header: opened.header,
    cursor: new SectionCursor(opened.batches()),
    manifest: () => opened.manifest(),
  };
  const done = (made: C1zCounts) => {
    counts = made;
  };
  for await (const piece of writeC1z(source, { folder, done })) {
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

  it("leaves nothing beside it, also when it is given up half-way", async () => {
    const folder = temporaryFolder();
    await written(small, folder);
    const opened = await openSmallFile(small);
    const source = {
      header: opened.header,
      cursor: new SectionCursor(opened.batches()),
      manifest: () => Promise.reject(new Error("cut")),
    };
    const giveUp = async () => {
      for await (const _ of writeC1z(source, { folder, done: () => {} }));
    };
    await expect(giveUp()).rejects.toThrow("cut");
    expect(readdirSync(folder)).toEqual(["sync.c1z"]);
  });

  it("cannot be made where nothing can be written", async () => {
    const folder = join(temporaryFolder(), "gone");
    await expect(written(small, folder)).rejects.toThrow(OutputError);
    await expect(written(small, folder)).rejects.toThrow(
      `cannot write to ${folder}: the directory does not exist`,
    );
  });

  it.skipIf(process.platform === "win32")("keeps its database from others while it is made", async () => {
    const folder = join(temporaryFolder(), "open");
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const opened = await openSmallFile(small);
    let mode = 0;
    const source = {
      header: opened.header,
      cursor: new SectionCursor(opened.batches()),
      async manifest() {
        mode = statSync(join(folder, readdirSync(folder)[0] ?? "")).mode & 0o777;
        return opened.manifest();
      },
    };
    for await (const _ of writeC1z(source, { folder, done: () => {} }));
    expect(mode).toBe(0o700);
  });
});
