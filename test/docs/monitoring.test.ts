import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { families } from "../../src/metrics/families.js";
import { fakeIo } from "../cli/fake-io.js";
import { tableBelow } from "../support/readme.js";

const page = readFileSync(new URL("../../docs/monitoring.md", import.meta.url), "utf8");
const rules = readFileSync(new URL("../../docs/monitoring/alerts.yml", import.meta.url), "utf8");

describe("docs/monitoring.md", () => {
  it("tells what each metric means, and of no other", () => {
    const told = tableBelow(page, "Metrics").map(([cell = ""]) => cell.replaceAll("`", ""));
    expect(told.filter((name) => name.startsWith("jc_"))).toEqual(families.map(({ name }) => name));
  });

  it("tells when each alert is raised, and of no other", () => {
    const alerts = [...rules.matchAll(/^ +- alert: (\w+)$/gm)].map(([, name]) => name);
    expect(alerts.length).toBeGreaterThan(5);
    expect([...page.matchAll(/^\| `(JcConnector\w+)` \|/gm)].map(([, name]) => name)).toEqual(alerts);
  });

  it("names only flags that sync or diff has, or the tools that it tells of", async () => {
    const helps = (await Promise.all(["diff", "sync"].map(helpOf))).join("\n");
    const others = ["--collector", "--retry", "--data-binary", "--config"];
    const flags = new Set([...page.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag));
    expect(flags.size).toBeGreaterThan(8);
    expect(
      [...flags].filter((flag) => !others.includes(flag) && !new RegExp(`${flag}\\b`).test(helps)),
    ).toEqual([]);
  });

  it("stays short", () => {
    expect(page.split("\n").length).toBeLessThan(150);
  });
});

describe("docs/monitoring/alerts.yml", () => {
  it("asks for no metric that is not written", () => {
    const asked = new Set(rules.match(/\bjc_connector_\w+/g));
    const written = families.map(({ name }) => name);
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((name) => !written.includes(name))).toEqual([]);
  });
});

async function helpOf(command: string): Promise<string> {
  const io = fakeIo();
  await run(["node", "jc-connector", command, "--help"], io);
  return io.stdout.text();
}
