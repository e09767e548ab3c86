import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { fakeIo } from "../fake-io.js";
import { textSink } from "../text-sink.js";
import { access } from "./hand-made.js";

const demo = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));
const golden = (name: string) =>
  readFileSync(new URL(`../../../fixtures/screens/access-${name}.txt`, import.meta.url), "utf8");

/** One after the other, each below its command. */
async function screens(commands: readonly string[][], columns?: number): Promise<string> {
  let text = "";
  for (const args of commands) {
    const { code, stdout } = await access([...args, demo], columns === undefined ? {} : { columns });
    expect(code).toBe(0);
    const lines = stdout.split("\n").map((line) => [...line].length);
    expect(Math.max(...lines)).toBeLessThanOrEqual(columns ?? 100);
    text += `$ jc-connector access ${args.join(" ")}\n${stdout}\n`;
  }
  return text;
}

const sensitive = ["--privileged", "AWS*"];
const people = [
  ["amelia.hart@larkspur.example"],
  ["ingrid.halvorsen"],
  ["Grace Whitfield", ...sensitive],
  ["soren", ...sensitive],
  ["user:61dbe780b07e4d21c83a9260"],
  ["frontdesk-day"],
  ["old-onboarding-bot"],
  ["scanner-3f"],
];
const resources = [
  ["--to", "app:Slack"],
  ["--to", "GitHub"],
  ["--to", "aws prod", ...sensitive],
  ["--to", "group:eng", ...sensitive],
  ["--to", "Archive 2021"],
  ["--to", "role:Manager"],
  ["--to", "role:help"],
  ["--to", "Read Only"],
  ["--to", "JumpCloud Administration"],
];

describe("jc-connector access of the demo organisation", () => {
  it.each([
    { name: "people-without-terminal", commands: people },
    { name: "people-terminal-60", commands: people, columns: 60 },
    { name: "people-terminal-160", commands: people, columns: 160 },
    { name: "resources-without-terminal", commands: resources },
    { name: "resources-terminal-60", commands: resources, columns: 60 },
  ])("looks like the golden screen $name", async ({ name, commands, columns }) => {
    expect(await screens(commands, columns)).toBe(golden(name));
  });

  it("shows on a terminal what is sensitive, disabled or missing in colour", async () => {
    const io = fakeIo({ stdout: textSink(120) });
    await run(["node", "jc-connector", "access", "priya.raman", demo, "--privileged", "people*"], io);
    const text = io.stdout.text();
    expect(text).toContain("\u001b[33mLOCKED\u001b[39m");
    expect(text).toContain("\u001b[33mno MFA\u001b[39m");
    expect(text).toContain("\u001b[33msensitive\u001b[39m");
    expect(text).toContain("\u001b[1mPriya Raman\u001b[22m");
  });

  it("says on standard error whose data it is, and nothing there with --quiet", async () => {
    const line =
      "Larkspur Instruments (5f3c1a90b07e4d21c8aa6e10, US), sync of 23 Nov 2026 02:00 UTC, 7 h old, complete\n";
    expect((await access(["scanner-3f", demo])).stderr).toBe(line);
    expect((await access(["scanner-3f", demo, "--quiet"])).stderr).toBe("");
  });
});
