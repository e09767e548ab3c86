import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runBaton } from "./baton.js";
import { organizations } from "./organizations.js";
import type { MadeFiles, Tools } from "./setup.js";

const run = promisify(execFile);
const tools = inject("tools");

/** Runs one of this folder's tests in Go; what it says first is shown when it fails. */
async function passes(test: string, { sync, c1z }: MadeFiles, { goTests }: Tools): Promise<void> {
  const env = { ...process.env, INTEROP_SYNC_FILE: sync, INTEROP_C1Z: c1z };
  const { stdout } = await run(goTests, ["-test.v", "-test.run", `^${test}$`], {
    env,
    maxBuffer: 2 ** 28,
  }).catch((failure: { stdout: string }) => failure);
  expect(stdout.slice(0, 4000)).toContain(`--- PASS: ${test}`);
}

it.skipIf(tools === undefined)("is asked of every organisation", () => {
  expect(inject("made").map(({ name }) => name)).toEqual(organizations.map(({ name }) => name));
});

describe.each(inject("made"))("of $name", { timeout: 600_000 }, (made) => {
  if (tools === undefined) return;

  it("every record and annotation is one that the SDK's strict parser and its validators take", () =>
    passes("TestRecordsAreValid", made, tools));

  it("every record is printed by the SDK with the same bytes", () =>
    passes("TestRecordsAreCanonical", made, tools));

  it("every message of the c1z is the sync file's record, widened for older readers", () =>
    passes("TestC1zHoldsTheRecords", made, tools));

  it("the SDK's expansion makes the grants that the sync made", () =>
    passes("TestExpanderMakesTheSameGrants", made, tools));

  it("the SDK's expansion changes nothing in the c1z", () =>
    passes("TestExpanderChangesNothing", made, tools));

  it("the c1z becomes one of the SDK's newer kind with every grant", async () => {
    const c1z = join(temporaryFolder(), "pebble.c1z");
    await runBaton(tools.baton, made.c1z, ["to-pebble", "--out", c1z]);
    await passes("TestConvertedC1zHoldsTheGrants", { ...made, c1z }, tools);
  });
});
