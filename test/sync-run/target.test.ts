import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SyncHeader } from "../../src/sync-file/header.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { chooseTarget, refuseOtherOrganization } from "../../src/sync-run/target.js";
import { temporaryFolder } from "../support/cli.js";

const careful = {};

async function syncFileOf(
  organization: { id?: string; displayName?: string },
  baseUrl = "https://x.example",
) {
  const path = join(temporaryFolder(), "sync.json");
  const startedAt = "2026-11-23T02:00:03.000Z";
  const header: SyncHeader = {
    id: "019ab3c0-0000-7000-8000-000000000000",
    startedAt,
    complete: true,
    connector: { name: "jc-connector", version: "0.1.0" },
    source: { system: "JumpCloud", baseUrl, organization },
    options: {},
  };
  await writeSyncFile(path, {
    header,
    resourceTypes: [],
    resources: [],
    entitlements: [],
    grants: [],
    manifest: (facts) => ({
      endedAt: startedAt,
      readFrom: startedAt,
      readTo: startedAt,
      complete: true,
      lists: [],
      gaps: [],
      requests: {},
      warnings: [],
      notRead: [],
      ...facts,
    }),
  });
  return path;
}

describe("the target of a sync", () => {
  it("is the file for a whole result, and beside it for one that is not", async () => {
    const path = join(temporaryFolder(), "sync.json.gz");
    expect(await chooseTarget(path, careful)).toEqual({
      complete: path,
      incomplete: `${path}.rejected`,
      rejected: `${path}.rejected`,
      journal: `${path}.journal`,
      standing: { kind: "absent" },
      standingPath: path,
    });
    expect((await chooseTarget(path, { ...careful, allowIncomplete: true })).incomplete).toBe(path);
  });

  it("is standard output for both", async () => {
    expect(await chooseTarget("-", careful)).toEqual({
      complete: "-",
      incomplete: "-",
      rejected: "-",
      standing: { kind: "stream" },
      standingPath: "-",
    });
  });

  it("is refused before anything is asked for: a folder, another file, a place that is not there", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "inner"));
    const notes = join(folder, "notes.txt");
    writeFileSync(notes, "dear diary\n");
    await expect(chooseTarget(join(folder, "inner"), careful)).rejects.toThrow("is a directory");
    await expect(chooseTarget(notes, careful)).rejects.toThrow("It would be replaced");
    expect((await chooseTarget(notes, { ...careful, force: true })).complete).toBe(notes);
    await expect(chooseTarget(join(folder, "missing", "sync.json"), careful)).rejects.toMatchObject({
      name: "OutputError",
    });
  });
});

describe("a file that stands at the target", () => {
  const acme = { id: "o1", displayName: "Acme\u001b[2J" };

  it.each([
    ["the same organisation's", acme, "https://x.example", { id: "o1" }],
    ["a demonstration's", acme, "demo", { id: "o2" }],
    ["nobody knows whose", {}, "https://x.example", { id: "o2" }],
  ])("may be replaced when it is %s", async (_, owner, baseUrl, read) => {
    const target = await chooseTarget(await syncFileOf(owner, baseUrl), careful);
    expect(() => refuseOtherOrganization(target, read)).not.toThrow();
  });

  it("is kept when it is another organisation's, or when it is not known what was read", async () => {
    const path = await syncFileOf(acme);
    const target = await chooseTarget(path, careful);
    expect(() => refuseOtherOrganization(target, { id: "o2" })).toThrow(
      `${path} holds organisation "Acme\u001b[2J" (o1) as of 2026-11-23T02:00:03.000Z, and this is o2`,
    );
    expect(() => refuseOtherOrganization(target, undefined)).toThrow("the one that was read is not known");
  });
});
