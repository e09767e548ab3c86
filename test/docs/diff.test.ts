import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { eventKinds } from "../../src/diff/events/kinds.js";
import { fakeIo } from "../cli/fake-io.js";
import { tableBelow } from "../support/readme.js";

const page = readFileSync(new URL("../../docs/diff.md", import.meta.url), "utf8");

describe("docs/diff.md", () => {
  it("tells when each event happens, and of no other", () => {
    const told = tableBelow(page, "Events").map(([cell = ""]) => cell.replaceAll("`", ""));
    expect(told.sort()).toEqual([...eventKinds].sort());
  });

  it("names only flags that diff has, or the commands that it tells of", async () => {
    const helps = (await Promise.all(["diff", "sync", "reconcile"].map(helpOf))).join("\n");
    const flags = new Set([...page.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag));
    expect(flags.size).toBeGreaterThan(10);
    expect([...flags].filter((flag) => !new RegExp(`${flag}\\b`).test(helps))).toEqual([]);
  });
});

async function helpOf(command: string): Promise<string> {
  const io = fakeIo();
  await run(["node", "jc-connector", command, "--help"], io);
  return io.stdout.text();
}
