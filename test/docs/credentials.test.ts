import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { regions } from "../../src/jumpcloud/regions.js";
import { fakeIo } from "../cli/fake-io.js";
import { tableBelow } from "../support/readme.js";

const page = readFileSync(new URL("../../docs/credentials.md", import.meta.url), "utf8");

it("docs/credentials.md names the hosts of every region", () => {
  const hosts = Object.entries(regions).map(([region, { console, token }]) =>
    [region, console, token].map((cell) => `\`${cell}\``),
  );
  expect(tableBelow(page, "Regions")).toEqual(hosts);
});

it("docs/credentials.md names only flags and variables that the help of a sync has", async () => {
  const io = fakeIo();
  await run(["node", "jc-connector", "sync", "--help"], io);
  const help = io.stdout.text();
  const named = new Set(page.match(/--[a-z][a-z-]+|(?:JUMPCLOUD|BATON)_[A-Z_]+/g));
  expect(named.size).toBeGreaterThan(12);
  expect([...named].filter((name) => !new RegExp(`${name}\\b`).test(help))).toEqual([]);
});
