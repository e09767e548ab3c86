import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { goldenText } from "../support/golden.js";
import { commandsAt, serveForCommands, serveOrganization } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

const goldenPath = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const golden = readFileSync(goldenPath, "utf8");

describe("sync of the demo organisation", () => {
  it("gives the golden file byte for byte, over HTTP and by --demo, twice the same digest", async () => {
    const folder = temporaryFolder();
    const { sync, url } = await serveOrganization(demoOrganization());
    const [overHttp, demo] = [join(folder, "http.json"), join(folder, "demo.json")];
    const first = await sync(overHttp, ["--region", "us"]);
    expect(first).toMatchObject({ code: 0, stdout: "" });
    expect(await runCli(["sync", "--demo", "--file", demo])).toMatchObject({ code: 0, stdout: "" });
    expect(goldenText(overHttp)).toBe(goldenText(goldenPath));
    expect(goldenText(demo)).toBe(goldenText(goldenPath));

    const digest = readSynced(overHttp).manifest.digest;
    expect((await commandsAt(url).sync(overHttp, ["--region", "us"])).code).toBe(0);
    expect(readSynced(overHttp).manifest.digest).toBe(digest);
  });

  it("left a golden file that is sound itself", async () => {
    expect(await runCli(["verify", goldenPath])).toMatchObject({ code: 0 });
  });

  it("holds what the organisation's own state says", () => {
    expect(contentOf(JSON.parse(golden))).toEqual(truthOf(demoOrganization()));
  });

  it("asks only for what it needs: nothing but GET, and no config of an application", async () => {
    const { sync, simulator } = await serveForCommands(demoOrganization());
    await sync(join(temporaryFolder(), "sync.json"));
    const { entries } = simulator.log;
    expect([...new Set(entries.map(({ method }) => method))]).toEqual(["GET"]);
    expect(entries.filter(({ query }) => /config|ssh|public_key|phone|address/i.test(query))).toEqual([]);
  });

  it("connects to the one host that it was told and to nobody else", async () => {
    const { sync, url } = await serveOrganization(demoOrganization());
    const folder = temporaryFolder();
    const hosts = join(folder, "hosts.txt");
    const preload = new URL("../support/record-hosts.js", import.meta.url).href;
    const env = { NODE_OPTIONS: `--import=${preload}`, RECORD_HOSTS: hosts };
    expect((await sync(join(folder, "sync.json"), [], { env })).code).toBe(0);
    const contacted = readFileSync(hosts, "utf8").trim().split("\n");
    expect([...new Set(contacted)]).toEqual([new URL(url).host]);
  });

  it("can be read by anybody's tools: one JSON document, one record a line", async () => {
    const document = JSON.parse(golden);
    expect(Object.keys(document)).toEqual([
      "format",
      "version",
      "sync",
      "resourceTypes",
      "resources",
      "entitlements",
      "grants",
      "manifest",
    ]);
    const records = golden
      .split("\n")
      .filter((line) => line.startsWith('{"') && !line.startsWith('{"format"'));
    const { resourceTypes, resources, entitlements, grants } = document;
    expect(records.map((line) => JSON.parse(line.replace(/,$/, "")))).toEqual([
      ...resourceTypes,
      ...resources,
      ...entitlements,
      ...grants,
    ]);
  });
});
