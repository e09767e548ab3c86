import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { temporaryFolder } from "../../support/cli.js";
import { folderOf, nights } from "../../sync-dir/folder.js";
import { fakeIo } from "../fake-io.js";
import { demoFile, demoLine, lookAt } from "./look-at.js";

const demo = readFileSync(demoFile, "utf8");

/** A copy of the demo organisation's file, otherwise. */
function changed(change: (text: string) => string): string {
  const file = join(temporaryFolder(), "sync.json");
  writeFileSync(file, change(demo));
  return file;
}

const commands = [
  ["resource-types"],
  ["resources"],
  ["entitlements"],
  ["grants"],
  ["principals", "-e", "Slack"],
];

describe.each(commands)("%s %s %s", (...args) => {
  it("shows what an incomplete file holds, and exits 3", async () => {
    const file = changed((text) =>
      text.replace('"complete":true', '"complete":false,"incomplete":["group"]'),
    );
    const whole = await lookAt(args);
    expect(await lookAt(args, { file })).toEqual({
      code: 3,
      stdout: whole.stdout,
      stderr: demoLine.replace("complete", "INCOMPLETE: group"),
    });
    expect((await lookAt([...args, "--allow-incomplete"], { file })).code).toBe(0);
    expect((await lookAt([...args, "--max-age", "6h"])).code).toBe(3);
  });

  it.each([
    ["within its grants", (text: string) => text.slice(0, text.indexOf('"manifest"') - 200)],
    ["before its manifest", (text: string) => text.slice(0, text.indexOf('"manifest"'))],
  ])("takes no file for whole that is cut %s", async (_, change) => {
    const { code, stderr } = await lookAt(args, { file: changed(change) });
    expect(code).toBe(2);
    expect(stderr).toContain(": the file is cut: it ends in line ");
  });

  it("reads standard input, and the newest file of a folder", async () => {
    const { stdout } = await lookAt([...args, "-q"]);
    const [command = "", ...flags] = args;
    const piped = fakeIo({ stdin: Readable.from([Buffer.from(demo)]) });
    expect(await run(["node", "jc-connector", command, "-", ...flags], piped)).toBe(0);
    expect(piped.stdout.text()).toBe(stdout);

    const { dir } = await folderOf(nights(1, 2));
    const io = fakeIo({ env: { JC_CONNECTOR_DIR: dir } });
    expect(await run(["node", "jc-connector", command, ...flags], io)).toBe(0);
    expect(io.stderr.text()).toContain("sync of 2 Nov 2026");
    expect(io.stdout.text().split("\n").length).toBeGreaterThan(2);
  });
});

describe("a file that refers to what it does not hold", () => {
  it("shows the id where the name would be", async () => {
    const file = changed((text) =>
      text
        .split("\n")
        .filter(
          (line) =>
            !/^\{"id":\{"resourceType":"(user","resource":"5ffc1a98|group","resource":"5f4e0d90)/.test(line),
        )
        .join("\n"),
    );
    const { code, stdout } = await lookAt(["grants", "-e", "aws sso", "-o", "ndjson"], { file });
    expect(code).toBe(3);
    const rows = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(rows.map(({ principal, through = [] }) => [principal, ...through.map(Object)])).toMatchObject([
      ["5f4e0d90b07e4d21c83a9298"],
      ["Old Importer", { resource: "5f4e0d90b07e4d21c83a9298" }],
      ["Noah Okafor", {}],
      ["5ffc1a98b07e4d21c83a9244", {}],
      ['José Núñez, "Pepe"', {}],
    ]);
  });
});

describe("a sync that left something out", () => {
  it.each([
    [["resources", "-t", "app"], "app"],
    [["grants", "-t", "role"], undefined],
    [["resources"], "app"],
  ])("is named by %j: %s", async (args, type) => {
    const file = changed((text) => text.replace('"options":{}', '"options":{"without":["app"]}'));
    const said = `jc-connector: the sync left out ${type} (--without): no rows do not mean that there are none\n`;
    expect((await lookAt(args, { file })).stderr).toBe(`${demoLine}${type === undefined ? "" : said}`);
  });

  it("without administrators left out their roles", async () => {
    const file = changed((text) => text.replace('"options":{}', '"options":{"without":["admin_user"]}'));
    const { stderr } = await lookAt(["grants", "-t", "role,group"], { file });
    expect(stderr).toContain("the sync left out role (--without)");
  });
});

describe("an interrupted look", () => {
  it("ends at once with the signal's exit code", async () => {
    const lines = demo.split("\n");
    const stdin = new Readable({ read() {} });
    const io = fakeIo({ stdin });
    const over = run(["node", "jc-connector", "grants", "-"], io);
    stdin.push(`${lines.slice(0, 20).join("\n")}\n`);
    io.stop("SIGINT");
    stdin.push(`${lines.slice(20, 40).join("\n")}\n`);
    stdin.push(null);
    expect(await over).toBe(130);
    expect(io.stdout.text()).toBe("");
  });
});
