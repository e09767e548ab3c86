import { readFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../../src/cli/main.js";
import { DEMO_API_KEY, demoOrganization } from "../../../src/simulator/demo-organization.js";
import { serve } from "../../../src/simulator/server.js";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { temporaryFolder } from "../../support/cli.js";
import { fakeIo } from "../fake-io.js";

const golden = (name: string) =>
  readFileSync(new URL(`../../../fixtures/screens/${name}.txt`, import.meta.url), "utf8");

/** What stays on the screen when a sync has ended: no log, no status line that was taken away again. */
function lastScreen(printed: string): string {
  const clearLine = "\r\u001b[2K";
  return printed
    .split(clearLine)
    .map((piece) => piece.slice(0, piece.lastIndexOf("\n") + 1))
    .join("")
    .replace(/^\{"level":.*\n/gm, "")
    .replace(/[0-9a-f]{64}/g, "…".repeat(64));
}

/** The end of a sync with `-f`, as a person sees it. */
async function screenOf(given: { columns?: number; args?: string[] }) {
  // Lines wrap by what stands in them: a path of this machine must not.
  const before = process.cwd();
  process.chdir(temporaryFolder());
  onTestFinished(() => process.chdir(before));
  const server = await serve(createSimulator(demoOrganization()));
  onTestFinished(() => server.close());
  const io = fakeIo({
    env: { JUMPCLOUD_API_KEY: DEMO_API_KEY, JUMPCLOUD_BASE_URL: server.url, JUMPCLOUD_REGION: "us" },
    ...(given.columns !== undefined && { columns: given.columns }),
  });
  const args = ["sync", "-f", "sync.json", "--now", "2026-11-23T02:00:00Z", ...(given.args ?? [])];
  const code = await run(["node", "jc-connector", ...args], io);
  const text = lastScreen(io.stderr.text()).replaceAll(server.url, "http://127.0.0.1:8444");
  return { code, text };
}

describe("the end of a sync", () => {
  it.each([
    { name: "complete-without-terminal", given: {} },
    { name: "complete-terminal-60", given: { columns: 60 } },
    { name: "complete-terminal-140", given: { columns: 140 } },
  ])("looks like the golden screen $name", async ({ name, given }) => {
    expect(await screenOf(given)).toEqual({ code: 0, text: golden(name) });
  });

  it("that is not whole says what, what is kept, and what to do next", async () => {
    expect(await screenOf({ args: ["--expect", "user=15"] })).toEqual({
      code: 3,
      text: golden("incomplete-without-terminal"),
    });
  });
});
