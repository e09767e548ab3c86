import { readFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../../src/cli/main.js";
import { DEMO_API_KEY, demoOrganization } from "../../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../../src/simulator/generate.js";
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

interface Sync {
  columns?: number;
  args?: string[];
  now?: string;
  /** The request at which a person presses Ctrl-C. */
  interruptedAt?: number;
}

/** An organisation, and what `sync` shows of it in a folder of its own. */
async function syncsOf(organization = demoOrganization()) {
  // Lines wrap by what stands in them: a path of this machine must not.
  const before = process.cwd();
  process.chdir(temporaryFolder());
  onTestFinished(() => process.chdir(before));
  const simulator = createSimulator(organization);
  const server = await serve(simulator);
  onTestFinished(() => server.close());
  const env = { JUMPCLOUD_API_KEY: DEMO_API_KEY, JUMPCLOUD_BASE_URL: server.url, JUMPCLOUD_REGION: "us" };

  async function sync({ columns, args = [], now = "2026-11-23T02:00:00Z", interruptedAt }: Sync) {
    const io = fakeIo({ env, ...(columns !== undefined && { columns }) });
    const unhook = simulator.onRequest((index) => {
      if (index === interruptedAt) io.stop("SIGINT");
    });
    const flags = ["-f", "sync.json", "--start-rps", "0", "--now", now, ...args];
    const code = await run(["node", "jc-connector", "sync", ...flags], io);
    unhook();
    return { code, text: lastScreen(io.stderr.text()).replaceAll(server.url, "http://127.0.0.1:8444") };
  }

  return { simulator, sync };
}

describe("the end of a sync", () => {
  it.each([
    { name: "complete-without-terminal", given: {} },
    { name: "complete-terminal-60", given: { columns: 60 } },
    { name: "complete-terminal-140", given: { columns: 140 } },
  ])("looks like the golden screen $name", async ({ name, given }) => {
    const { sync } = await syncsOf();
    expect(await sync(given)).toEqual({ code: 0, text: golden(name) });
  });

  it("that is not whole says what, what is kept, and what to do next", async () => {
    const { sync } = await syncsOf();
    expect(await sync({ args: ["--expect", "user=15"] })).toEqual({
      code: 3,
      text: golden("incomplete-without-terminal"),
    });
  });

  it("that was interrupted says what is kept, and the one that goes on says what it took over", async () => {
    const { sync } = await syncsOf();
    await sync({ now: "2026-11-22T02:00:00Z" });
    const interrupted = { interruptedAt: 60, args: ["--concurrency", "1"] };
    expect(await sync(interrupted)).toEqual({ code: 130, text: golden("interrupted-without-terminal") });
    expect(await sync({ now: "2026-11-23T02:06:00Z" })).toEqual({
      code: 0,
      text: golden("resumed-without-terminal"),
    });
  });

  it("that lost too much says what, what is kept, and what to do next", async () => {
    const { simulator, sync } = await syncsOf(
      generateOrganization({ seed: 7, users: 120, groups: 6, apps: 3, administrators: 3 }),
    );
    await sync({ now: "2026-11-22T02:00:00Z" });
    const { users, groups, memberships } = simulator.organization;
    simulator.switches.removedUserEdges = "removed";
    for (const { id } of users.slice(0, 12)) simulator.removeUser(id);
    memberships.set(groups[2]?.id ?? "", []);
    expect(await sync({})).toEqual({ code: 3, text: golden("dropped-without-terminal") });
    expect(await sync({ columns: 60 })).toEqual({ code: 3, text: golden("dropped-terminal-60") });
  });
});
