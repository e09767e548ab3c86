import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { collect } from "../../src/sync/collect.js";
import { coverageOf } from "../../src/sync/coverage.js";
import { inventoryOfReading } from "../../src/sync/inventory.js";
import { addHolders } from "../../src/sync/records.js";
import { standingInventory } from "../../src/sync/standing-inventory.js";
import { sync } from "../../src/sync/sync.js";
import { Tally } from "../../src/sync/tally.js";
import { SyncFileError } from "../../src/sync-file/errors.js";
import { connectorOf, connectorThatRead } from "../connector/connector-of.js";
import type { Answers } from "../connector/in-memory-jumpcloud.js";
import { temporaryFolder } from "../support/cli.js";
import { covered } from "./inventory-sample.js";

const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const at = new Date("2026-11-23T02:00:00Z");
const edges = (type: string, ...ids: string[]) =>
  ids.map((id) => ({ to: { id, type }, paths: [[{}]], id, type }));

/** u1 and u2 are in g1, which has a1; u2 has a1 directly too, a2 is u3's alone, g2 has nobody. A ghost is in g1. */
const organization: Answers = {
  "/api/organizations": [{ _id: "o1", displayName: "Example" }],
  "/api/systemusers": ["u1", "u2", "u3"].map((_id) => ({ _id, username: _id })),
  "/api/users": ["m1", "m2"].map((_id) => ({ _id, email: `${_id}@example.com`, roleName: "Manager" })),
  "/api/v2/service-accounts": [{ objectId: "s1", name: "robot" }],
  "/api/v2/usergroups": ["g1", "g2"].map((id) => ({ id, name: id })),
  "/api/v2/usergroups/g1/members": edges("user", "u1", "u2", "ghost"),
  "/api/applications": ["a1", "a2"].map((_id) => ({ _id, name: _id })),
  "/api/v2/applications/a1/associations?user": edges("user", "u2"),
  "/api/v2/applications/a2/associations?user": edges("user", "u3"),
  "/api/v2/applications/a1/associations?user_group": edges("user_group", "g1"),
  "/api/v2/roles": [{ id: "r1", name: "Manager" }],
};

async function writtenFile(): Promise<string> {
  const file = join(temporaryFolder(), "sync.json");
  await sync({
    connector: connectorOf(organization).connector,
    tally: new Tally(() => at),
    listOrganizations: async () => [{ id: "o1" }],
    checkOrganization: async () => {},
    target: { complete: file, incomplete: `${file}.rejected`, rejected: `${file}.rejected` },
    expect: new Map(),
    header: {
      startedAt: at.toISOString(),
      connector: { name: "jc-connector", version: "test" },
      source: { system: "JumpCloud", baseUrl: "in memory" },
      options: {},
    },
    credentialKind: "test",
    clock: () => at,
  });
  return file;
}

const expected = {
  counts: {
    user: 3,
    admin_user: 2,
    group: 2,
    app: 2,
    role: 1,
    memberships: 2,
    appUsers: 2,
    appGroups: 1,
  },
  serviceAccounts: 1,
  providerAdministrators: 0,
  lists: new Map(
    [
      { list: "appGroups", id: "a1", rows: 1 },
      { list: "appGroups", id: "a2", rows: 0 },
      { list: "appUsers", id: "a1", rows: 1 },
      { list: "appUsers", id: "a2", rows: 1 },
      { list: "memberships", id: "g1", rows: 2 },
      { list: "memberships", id: "g2", rows: 0 },
    ].map((size) => [`${size.list}:${size.id}`, size]),
  ),
};

describe("an inventory", () => {
  it("is the same of a file as of the reading that it was written from", async () => {
    const standing = await standingInventory(await writtenFile());
    expect(standing).toEqual({
      ...expected,
      coverage: { ...covered, providerAdministrators: "not whole" },
      names: new Map([
        ["app:a1", "a1"],
        ["app:a2", "a2"],
        ["app:jumpcloud_administration", "JumpCloud Administration"],
        ["group:g1", "g1"],
        ["group:g2", "g2"],
      ]),
    });

    const { connector } = connectorOf(organization);
    const collected = await collect(connector, { tally: new Tally(() => at), journal: undefined });
    connector.join();
    const known = new Map(
      connector.syncers.map(({ resourceType, ids }) => [resourceType.id, new Set(ids())]),
    );
    collected.edges.filter((type, id) => known.get(type)?.has(id) === true);
    addHolders(connector, collected.edges);
    expect(inventoryOfReading({ connector, edges: collected.edges }, covered)).toEqual({
      ...expected,
      coverage: covered,
      names: new Map(),
    });
  });

  it("of the demo organisation says what the manifest of its file says", async () => {
    const { manifest, sync: header } = JSON.parse(readFileSync(golden, "utf8"));
    const { counts, serviceAccounts, coverage } = await standingInventory(golden);
    const read = (name: string) => manifest.lists.find((list: { name: string }) => list.name === name).read;
    expect(counts).toEqual({
      user: read("users"),
      admin_user: read("administrators"),
      group: read("groups"),
      app: read("apps"),
      role: read("roles"),
      memberships: read("memberships"),
      appUsers: read("appUsers"),
      appGroups: read("appGroups"),
    });
    expect(serviceAccounts).toBe(read("serviceAccounts"));
    expect(coverage).toEqual(coverageOf({ options: header.options, ...manifest }));
  });
});

describe("a key that may not read what is optional", () => {
  it("leaves service accounts and roles out of the comparison", async () => {
    const { connector } = await connectorThatRead({
      ...organization,
      "/api/v2/roles": 403,
      "/api/v2/service-accounts": 403,
    });
    const said = { options: {}, notRead: connector.notRead(), lists: [], gaps: [] };
    expect(coverageOf(said)).toEqual({
      ...covered,
      uncertain: new Set(["role"]),
      serviceAccounts: "not whole",
      providerAdministrators: "not whole",
    });
  });
});

describe("a standing file that is damaged", () => {
  const text = readFileSync(golden, "utf8");
  const lines = text.split("\n");

  it.each<[string, string | Buffer, RegExp]>([
    ["cut in its records", text.slice(0, text.length / 2), /the file is cut: it ends in line \d+/],
    ["cut before its manifest", lines.slice(0, -2).join("\n"), /the file is cut/],
    ["cut where it is compressed", gzipSync(text).subarray(0, 5000), /the compressed file is cut/],
    [
      "without one of its grants",
      lines
        .filter(
          (line) =>
            !line.includes('"id":"group:5f3c1ae0b07e4d21c83a9295:member:user:5f3c1bceb07e4d21c83a9233"'),
        )
        .join("\n"),
      /it states 71 grants and holds 70/,
    ],
  ])("gives no inventory: %s", async (_, bytes, message) => {
    const path = join(temporaryFolder(), "sync.json");
    writeFileSync(path, bytes);
    const failure = standingInventory(path);
    await expect(failure).rejects.toBeInstanceOf(SyncFileError);
    await expect(failure).rejects.toThrow(message);
  });
});
