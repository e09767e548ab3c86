import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { openSyncFile } from "../../../src/sync-file/read.js";
import type { SyncFileRecord } from "../../../src/sync-file/section-parser.js";
import { verifySyncFile } from "../../../src/sync-file/verify.js";
import { writeSyncFile } from "../../../src/sync-file/write.js";
import { temporaryFolder } from "../../support/cli.js";
import { demoMonday } from "../../support/demo-monday.js";
import { goldenText } from "../../support/golden.js";
import { syncInProcess } from "../../support/in-process.js";

const golden = fileURLToPath(new URL("../../../fixtures/demo-sync-monday.json", import.meta.url));
const TIME = "2026-11-16T02:00:00.000Z";

/** A sync of the demo organisation as it was on Monday, dated to that day. */
async function syncMonday(path: string): Promise<void> {
  const raw = join(temporaryFolder(), "raw.json");
  await syncInProcess(createSimulator(demoMonday()), { file: raw, region: "us" });
  const file = await openSyncFile(raw);
  const entries: SyncFileRecord[] = [];
  for await (const entry of file.records()) entries.push(entry);
  const manifest = await file.manifest();
  const region = { system: "JumpCloud", region: "us", baseUrl: "demo" };
  await writeSyncFile(path, {
    header: {
      ...file.header,
      id: "01a1e81e-5440-7000-8000-000000000000",
      startedAt: TIME,
      connector: { name: "jc-connector", version: "0.1.0" },
      source: { ...file.header.source, ...region },
    },
    resourceTypes: entries.flatMap((entry) => (entry.section === "resourceTypes" ? [entry.record] : [])),
    resources: entries.flatMap((entry) => (entry.section === "resources" ? [entry.record] : [])),
    entitlements: entries.flatMap((entry) => (entry.section === "entitlements" ? [entry.record] : [])),
    grants: entries.flatMap((entry) => (entry.section === "grants" ? [entry.record] : [])),
    manifest: (facts) => ({ ...manifest, ...facts, endedAt: TIME, readFrom: TIME, readTo: TIME }),
  });
}

it("the demo organisation's Monday is what a sync gave then, and sound", async () => {
  const path = join(temporaryFolder(), "monday.json");
  await syncMonday(path);
  if (process.env.UPDATE_GOLDEN) await syncMonday(golden);
  expect(goldenText(path)).toBe(goldenText(golden));
  expect(await verifySyncFile(golden)).toMatchObject({ findingCount: 0 });
});
