import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bufbuild/protobuf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importC1z } from "../../../src/c1z/importing/import-c1z.js";
import { encode } from "../../../src/c1z/messages/encode.js";
import { withC1z } from "../../../src/c1z/reading/open-c1z.js";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { printDocument } from "../../../src/sync-file/print-document.js";
import { c1zOf, c1zOfBytes, oldC1z } from "../../support/old-c1z.js";

const folder = mkdtempSync(join(tmpdir(), "damaged-"));
let whole: Buffer = Buffer.alloc(0);

beforeAll(async () => {
  whole = await oldC1z(demoOrganization());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The records that are read, or what is wrong, without the file's name. */
async function outcome(bytes: Buffer): Promise<string> {
  const path = join(folder, "file.c1z");
  writeFileSync(path, bytes);
  try {
    await withC1z(path, { folder, signal: new AbortController().signal }, async (database) => {
      for await (const _ of printDocument(importC1z(database).document));
    });
    return "read";
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "C1zError") throw error;
    return error.message.replace(`${path}: `, "");
  } finally {
    expect(readdirSync(folder)).toEqual(["file.c1z"]);
  }
}

const organization = demoOrganization();
const emptyFrame = Buffer.from("28b52ffd2000010000", "hex");

/** A resource whose profile has 60 objects in one another. */
function deep(): Uint8Array {
  const of = (depth: number): JsonObject => (depth === 0 ? {} : { a: of(depth - 1) });
  return encode("Resource", { id: { resourceType: "user", resource: "u" }, profile: of(60) });
}

const spoilt = (sql: string) => oldC1z(organization, (database) => database.exec(sql));

describe("a c1z that cannot be read", () => {
  it.each<[name: string, make: () => Promise<Buffer>, words: RegExp]>([
    ["empty", async () => Buffer.alloc(0), /^is empty$/],
    ["a text", async () => Buffer.from("dear all"), /^is no c1z$/],
    ["of version 3", async () => Buffer.from("C1Z3\0…"), /of version 3.*baton export c1z/],
    ["without content", async () => whole.subarray(0, 5), /nothing follows/],
    ["not compressed", async () => Buffer.from("C1ZF\0hello"), /not compressed with zstd/],
    ["a text in a c1z", () => c1zOfBytes(Buffer.from("dear all")), /no SQLite database/],
    ["another database", () => c1zOf((db) => db.exec("CREATE TABLE a (b)")), /no table v1_sync_runs/],
    [
      "with rubbish behind it",
      async () => Buffer.concat([whole, Buffer.from("rubbish")]),
      /is damaged at byte/,
    ],
    ["without a finished sync", () => spoilt("UPDATE v1_sync_runs SET ended_at = NULL"), /no finished sync/],
    [
      "a view for a table",
      () => spoilt("ALTER TABLE v1_grants RENAME TO g; CREATE VIEW v1_grants AS SELECT * FROM g"),
      /has a view, v1_grants/,
    ],
    [
      "a trigger",
      () => spoilt("CREATE TRIGGER t AFTER INSERT ON v1_grants BEGIN SELECT 1; END"),
      /has a trigger, t, as no c1z does/,
    ],
    [
      "a virtual table",
      () => spoilt("CREATE VIRTUAL TABLE words USING fts5 (word)"),
      /has a virtual table, words, as no c1z does/,
    ],
    [
      "a computed column",
      () => spoilt("ALTER TABLE v1_grants ADD COLUMN more AS (hex(zeroblob(400000000)))"),
      /has a computed column, more of v1_grants, as no c1z does/,
    ],
    [
      "a column in place of the number of a row",
      () => spoilt("ALTER TABLE v1_grants ADD COLUMN _ROWID_"),
      /has a column _ROWID_ of v1_grants, as no c1z does/,
    ],
    [
      "a table whose rows have no number",
      () =>
        spoilt(
          `ALTER TABLE v1_assets RENAME TO other; DROP TABLE v1_resource_types;
           CREATE TABLE v1_resource_types (external_id, data, sync_id, PRIMARY KEY (external_id)) WITHOUT ROWID`,
        ),
      /cannot be read: .*rowid/,
    ],
    [
      "an id with a NUL in it",
      () => spoilt("UPDATE v1_grants SET entitlement_id = entitlement_id || char(0) WHERE id = 3"),
      /v1_grants, row 3: its entitlement_id is no text, or one with a NUL character in it/,
    ],
    [
      "a sync whose id has a NUL in it",
      () => spoilt("UPDATE v1_sync_runs SET sync_id = sync_id || char(0) || 'x'"),
      /v1_sync_runs, row 1: its sync_id is no text, or one with a NUL character in it/,
    ],
    [
      "a sync whose id is longer than any",
      () => spoilt("UPDATE v1_sync_runs SET sync_id = sync_id || hex(zeroblob(1000))"),
      /^v1_sync_runs, row 1: its sync_id is longer than 1024 characters$/,
    ],
    [
      "a table whose name is longer than any",
      () => spoilt(`CREATE TABLE ${"t".repeat(100_000)} (rowid)`),
      /^.{0,100}has a column rowid of t{100,2000} … t{100,300}, as no c1z does$/,
    ],
    [
      "an id that is a blob",
      () => spoilt("UPDATE v1_resources SET external_id = CAST(external_id AS BLOB) WHERE id = 2"),
      /v1_resources, row 2: its external_id is no text/,
    ],
    [
      "an expansion that is a text",
      () =>
        spoilt(
          "ALTER TABLE v1_grants ADD COLUMN expansion; UPDATE v1_grants SET expansion = 'abc' WHERE id = 3",
        ),
      /v1_grants, row 3: its expansion is none/,
    ],
    [
      "a huge expansion",
      () =>
        spoilt(
          "ALTER TABLE v1_grants ADD COLUMN expansion; UPDATE v1_grants SET expansion = zeroblob(3000000) WHERE id = 3",
        ),
      /v1_grants, row 3: its expansion is none, or one beyond 2 MiB/,
    ],
    [
      "a record that goes too deep",
      () =>
        oldC1z(organization, (database) =>
          database.run("UPDATE v1_resources SET data = ? WHERE id = 2", [deep()]),
        ),
      /v1_resources, row 2: .*decoded as Resource: more than 100 messages stand in one another/,
    ],
    [
      "more than its database says",
      async () => Buffer.concat([whole, whole.subarray(5)]),
      /is damaged: it holds more than the \d+ bytes that its database has/,
    ],
    [
      "thousands of frames with nothing in them",
      async () => Buffer.concat([whole.subarray(0, 5), ...Array<Buffer>(10_001).fill(emptyFrame)]),
      /more than 10000 pieces with nothing in them/,
    ],
    [
      "thousands of blocks with nothing in them",
      async () =>
        Buffer.concat([whole.subarray(0, 5), Buffer.from("28b52ffd0000", "hex"), Buffer.alloc(3 * 10_001)]),
      /more than 10000 pieces with nothing in them/,
    ],
    [
      "a column short",
      () => spoilt("ALTER TABLE v1_resources DROP COLUMN data"),
      /v1_resources has no column data/,
    ],
    [
      "a record that is none",
      () => spoilt("UPDATE v1_grants SET data = x'ff' WHERE id = 3"),
      /v1_grants, row 3: .*decoded as Grant/,
    ],
    [
      "a row without an id",
      () => spoilt("UPDATE v1_resources SET external_id = '' WHERE id = 2"),
      /v1_resources, row 2: it has no id/,
    ],
    [
      "a huge record",
      () => spoilt("UPDATE v1_resources SET data = zeroblob(3000000) WHERE id = 2"),
      /row 2: .*beyond 2 MiB/,
    ],
    [
      "a resource twice",
      () =>
        spoilt(
          "INSERT INTO v1_resources SELECT 9999, resource_type_id, external_id, NULL, NULL, data, sync_id, discovered_at FROM v1_resources WHERE id = 1",
        ),
      /stands there twice/,
    ],
    [
      "of another system",
      () =>
        spoilt("UPDATE v1_resource_types SET data = x'0a0676657373656c1206566573736c7a1a0101' WHERE id = 1"),
      /./,
    ],
  ])("says what is wrong: %s", async (_, make, words) => {
    expect(await outcome(await make())).toMatch(words);
  });

  it("is one that was cut, wherever", async () => {
    for (let length = 6; length < whole.length; length += 997) {
      expect(await outcome(whole.subarray(0, length))).toMatch(/is cut/);
    }
  });

  it("ends nothing but the import where a byte is another", async () => {
    for (let at = 7; at < whole.length; at += 997) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x41;
      // Our own frames have no checksum: what happens to be text may be read as another text.
      expect(await outcome(bytes)).toMatch(/^(read|.*(damaged|cut|decoded|SQLite|database|row|window).*)$/s);
    }
  });

  it("is one whose checksum is another", async () => {
    const frame = Buffer.from("28b52ffd04584100006465617220616c6cdeff0a4e", "hex");
    const c1z = (bytes: Buffer) => outcome(Buffer.concat([Buffer.from("C1ZF\0"), bytes]));
    expect(await c1z(frame)).toBe("what it holds is no SQLite database");
    frame[frame.length - 1] = (frame.at(-1) ?? 0) ^ 1;
    expect(await c1z(frame)).toBe("is damaged at byte 5: the checksum of what it holds is another");
  });
});

describe("a c1z that can be read", () => {
  it("may have several frames, and things between them that are skipped", async () => {
    const skipped = Buffer.from("502a4d1803000000616263", "hex");
    expect(
      await outcome(Buffer.concat([whole.subarray(0, 5), skipped, emptyFrame, whole.subarray(5), skipped])),
    ).toBe("read");
  });

  it("may have constraints, which are not run", async () => {
    const bytes = await oldC1z(organization, (database) => {
      database.exec(`PRAGMA ignore_check_constraints = ON;
        CREATE TABLE evil (a TEXT CHECK (a = randomblob(9))); INSERT INTO evil VALUES (1)`);
    });
    expect(await outcome(bytes)).toBe("read");
  });

  it("may have an index called as the one that is made", async () => {
    expect(await outcome(await spoilt("CREATE INDEX jc_connector_grants ON v1_grants (id)"))).toBe("read");
  });

  it("may lack tables and indices that nobody asks for", async () => {
    expect(await outcome(await spoilt("DROP TABLE v1_assets; DROP INDEX idx_grants_external_sync_v1"))).toBe(
      "read",
    );
  });
});
