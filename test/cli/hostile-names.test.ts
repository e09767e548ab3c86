import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { serve } from "../../src/simulator/server.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { temporaryFolder } from "../support/cli.js";
import { hostileOrganization, hostileText, obeyed } from "../support/hostile.js";
import { recordingServer } from "../support/loopback-servers.js";
import { fakeIo } from "./fake-io.js";

async function jc(args: readonly string[], columns?: number) {
  const io = fakeIo({ env: { JUMPCLOUD_API_KEY: DEMO_API_KEY }, ...(columns !== undefined && { columns }) });
  const code = await run(["node", "jc-connector", ...args], io);
  const stdout = io.stdout.text();
  return {
    code,
    stdout,
    said: `${stdout}${io.stderr.text()}`,
    obeyed: obeyed(`${stdout}${io.stderr.text()}`),
  };
}

const folder = mkdtempSync(join(tmpdir(), "jc-connector-test-"));
const file = join(folder, "sync.json");
let url = "";
let stop = async () => {};

beforeAll(async () => {
  const server = await serve(createSimulator(hostileOrganization()));
  url = server.url;
  stop = () => server.close();
  await jc(["sync", "-f", file, "--base-url", url, "--start-rps", "0", "--quiet"]);
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

/** A copy of the hostile organisation's file, changed line by line. */
function changedFile(change: (line: string) => string): string {
  const copy = join(temporaryFolder(), "sync.json");
  writeFileSync(copy, readFileSync(file, "utf8").split("\n").map(change).join("\n"));
  return copy;
}

describe("names that are traps for a terminal are read, not obeyed", () => {
  it.each([
    { name: "in a pipe", talk: ["--log-format", "pretty"] },
    { name: "in a pipe, as JSON", talk: ["--log-format", "json", "--color", "always"] },
    { name: "on a terminal", talk: [], columns: 80 },
    { name: "on a terminal, as JSON", talk: ["--log-format", "json"], columns: 60 },
  ])("by sync and doctor $name", async ({ talk, columns }) => {
    const options = ["--base-url", url, "--log-level", "trace", "--verbose", ...talk];
    const synced = await jc(
      ["sync", "-f", join(temporaryFolder(), "s.json"), "--start-rps", "0", ...options],
      columns,
    );
    expect({ code: synced.code, obeyed: synced.obeyed }).toEqual({ code: 0, obeyed: [] });
    expect(synced.said).toContain("Larkspur\\u{1b}]52;c;cHduZWQ=\\u{7}");
    const examined = await jc(["doctor", ...options], columns);
    expect({ code: examined.code, obeyed: examined.obeyed }).toEqual({ code: 0, obeyed: [] });
  });

  it.each([
    ["stats"],
    ["stats", "--color", "always"],
    ["stats", "--gaps"],
    ["stats", "--format", "json"],
    ["stats", "--gaps", "--format", "json"],
    ["verify"],
    ["verify", "--format", "json"],
  ])("by %s %s %s %s", async (...args) => {
    const { code, obeyed: found, said } = await jc([...args, file]);
    expect({ code, found }).toEqual({ code: 0, found: [] });
    expect(said).toContain("52;c;cHduZWQ=");
  });

  it.each(
    ["resources", "entitlements", "grants"].flatMap((command) =>
      ["text", "json", "ndjson", "csv"].map((format) => [command, format]),
    ),
  )("by %s as %s, in a pipe and on a terminal", async (command = "", format = "") => {
    for (const columns of [undefined, 80, 400]) {
      const { code, said } = await jc([command, file, "-o", format], columns);
      // The line ends of CSV, which no name can hold.
      const found = obeyed(said.replaceAll("\r\n", "\n"));
      expect({ code, found }).toEqual({ code: 0, found: [] });
      expect(said).toContain("52;c;cHduZWQ=");
    }
    const { code, obeyed: found } = await jc([
      command === "grants" ? "grants" : "principals",
      file,
      "-e",
      "a",
    ]);
    expect({ code, found }).toEqual({ code: 2, found: [] });
  });

  it.each(["text", "json", "csv", "markdown", "junit"])("by audit as %s", async (format) => {
    for (const columns of [undefined, 80]) {
      const { code, said } = await jc(["audit", file, "--all", "-o", format], columns);
      expect({ code, found: obeyed(said.replaceAll("\r\n", "\n")) }).toEqual({ code: 0, found: [] });
      expect(said).toContain("52;c;cHduZWQ");
    }
  });

  it.each([
    ["text", "\\u{1b}]52;c;cHduZWQ=\\u{7}"],
    ["json", "\\u001b]52;c;cHduZWQ=\\u0007"],
  ])("in what verify finds wrong, as %s", async (format, shown) => {
    const trap = JSON.stringify(`nobody${hostileText}`);
    const wrong = changedFile((line) =>
      line.replace(/("principal":\{"id":\{"resourceType":"user","resource":)"[0-9a-f]{24}"/, `$1${trap}`),
    );
    const { code, stdout, obeyed: found } = await jc(["verify", wrong, "--format", format]);
    expect({ code, found }).toEqual({ code: 6, found: [] });
    expect(stdout).toContain(shown);
  });

  it.each([
    { status: 403, code: 4 },
    { status: 400, code: 5 },
    { status: 500, code: 5 },
  ])("in an error of JumpCloud's: $status", async ({ status, code }) => {
    const body = JSON.stringify({ message: `no${hostileText}` });
    const { port } = await recordingServer(() => ({ status, body }));
    const base = ["--base-url", `http://127.0.0.1:${port}`, "--verbose"];
    const synced = await jc([
      "sync",
      "-f",
      join(temporaryFolder(), "s.json"),
      "--max-retry-time",
      "0",
      ...base,
    ]);
    expect({ code: synced.code, obeyed: synced.obeyed }).toEqual({ code, obeyed: [] });
    expect(synced.said).toContain("52;c;cHduZWQ=");
  });

  it("in a file that somebody else wrote", async () => {
    const trap = JSON.stringify(hostileText).slice(1, -1);
    const trapped = changedFile((line) =>
      /^("manifest"|\{"format"):/.test(line)
        ? line.replace(
            /"(displayName|region|what|why|code|reason|id|name)":"((?:[^"\\]|\\.)*)"/g,
            `"$1":"$2${trap}"`,
          )
        : line,
    );
    for (const args of [["stats"], ["stats", "--gaps"], ["stats", "--format", "json"], ["verify"]]) {
      const { said, obeyed: found } = await jc([...args, trapped]);
      expect({ args, found, isThere: said.includes("52;c;cHduZWQ=") }).toEqual({
        args,
        found: [],
        isThere: true,
      });
    }
  });
});
