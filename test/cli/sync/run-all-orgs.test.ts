import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StopSignal } from "../../../src/cli/io.js";
import { run } from "../../../src/cli/main.js";
import { DEMO_API_KEY } from "../../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../../support/cli.js";
import { organizations, serveOrganizations } from "../../support/organizations-server.js";
import { fakeIo } from "../fake-io.js";

/** Syncs three organisations, and sends the signal the moment that the one is done. */
async function stoppedAfter(ordinal: number, signal: StopSignal) {
  const { url } = await serveOrganizations(organizations(3));
  const dir = join(temporaryFolder(), "all");
  const io = fakeIo({ env: { JUMPCLOUD_API_KEY: DEMO_API_KEY } });
  io.stderr.on("text", (text: string) => {
    if (text.includes(`organisation ${ordinal} of 3: done`)) io.stop(signal);
  });
  const args = ["sync", "--all-orgs", "--dir", dir, "--base-url", url, "--log-level", "info"];
  const code = await run(["node", "jc-connector", ...args], io);
  return { code, stderr: io.stderr.text(), synced: readdirSync(dir).length };
}

describe("a run over all organisations that is stopped between two of them", () => {
  it.each([
    { signal: "SIGINT", code: 130 },
    { signal: "SIGTERM", code: 143 },
  ] as const)("exits with $code after $signal, and tells what was not begun", async ({ signal, code }) => {
    const stopped = await stoppedAfter(1, signal);
    expect(stopped).toMatchObject({ code, synced: 1 });
    expect(stopped.stderr).toContain("Synced      1 of 3 organisations");
    expect(stopped.stderr.replace(/\s+/g, " ")).toMatch(/NOT BEGUN Organisation B \(\S+\), Organisation C/);
  });

  it("exits with 0 where the last one was done", async () => {
    const stopped = await stoppedAfter(3, "SIGINT");
    expect(stopped).toMatchObject({ code: 0, synced: 3 });
    expect(stopped.stderr).not.toContain("NOT BEGUN");
  });
});
