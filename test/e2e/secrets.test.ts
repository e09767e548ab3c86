import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { plantedMarkers } from "../../src/simulator/planted-markers.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { serveForCommands } from "../support/organization-server.js";
import { type Outcome, oddKey, outcomes } from "../support/outcomes.js";
import { filesBelow, leaks, modesBelow } from "../support/secret-search.js";

const organizations: [string, () => SimulatedOrganization][] = [
  ["the demo organisation", demoOrganization],
  [
    "a generated one",
    () => generateOrganization({ seed: 3, users: 120, groups: 6, apps: 5, administrators: 4 }),
  ],
];

describe.each(organizations)("of %s", (_, make) => {
  it("no secret reaches the file or the log", async () => {
    const folder = temporaryFolder();
    const { sync } = await serveForCommands(make());
    const talk = ["--log-level", "trace", "--log-format", "json", "--verbose"];
    const { code, stderr, stdout } = await sync(join(folder, "sync.json"), talk);
    expect(code).toBe(0);
    const written = { stderr, stdout, ...filesBelow(folder) };
    expect(Object.keys(written)).toContain("sync.json");
    expect(leaks(written, DEMO_API_KEY)).toEqual([]);
  });

  it("the markers would be found: JumpCloud does send them", async () => {
    const { url } = await serveForCommands(make());
    const read = async (path: string) =>
      (await fetch(`${url}${path}`, { headers: { "x-api-key": DEMO_API_KEY } })).text();
    const sent = `${await read("/api/systemusers?limit=100")}${await read("/api/users")}${await read("/api/applications")}`;
    expect(plantedMarkers.filter((marker) => sent.includes(marker)).length).toBeGreaterThan(4);
  });
});

const crashing = new URL("../support/crash-at-connect.js", import.meta.url).href;

/** Ends that only a process comes to. */
const inProcessAlone: ReadonlySet<string> = new Set(["an interruption", "a crash"]);

/**
 * A sync that comes to this end, and everything that it wrote: by the built command line where the end is that of a
 * process, or the environment is Node's.
 */
async function synced(
  { name, arrange }: Outcome,
  options: { talk: readonly string[]; env?: Record<string, string> },
) {
  const folder = temporaryFolder();
  let kill = (_: NodeJS.Signals) => {};
  const args = await arrange({ stop: () => kill("SIGINT"), crash: () => {} });
  const line = ["sync", "-f", join(folder, "sync.json"), ...args, ...options.talk, "--verbose"];
  const env = {
    JUMPCLOUD_API_KEY: oddKey,
    ...(name === "a crash" && { NODE_OPTIONS: `--import=${crashing}` }),
    ...options.env,
  };
  const isProcess = inProcessAlone.has(name) || options.env !== undefined;
  const { code, stdout, stderr } = isProcess
    ? await runCli(line, { env, onStart: (send) => (kill = send) })
    : await runCommand(line, { env });
  const written = { stdout, stderr, ...filesBelow(folder) };
  return { code, stderr, leaks: leaks(written, oddKey), files: modesBelow(folder) };
}

it.each(outcomes)("$name tells nothing secret at level trace", async (outcome) => {
  const { code, leaks: found } = await synced(outcome, {
    talk: ["--log-level", "trace", "--log-format", "json"],
  });
  expect({ code, found }).toEqual({ code: outcome.code, found: [] });
});

it.each(["a success", "a crash", "401"])("%s tells nothing secret to people either", async (start) => {
  const outcome = outcomeNamed(start);
  const { code, leaks: found } = await synced(outcome, {
    talk: ["--log-level", "trace", "--log-format", "pretty"],
  });
  expect({ code, found }).toEqual({ code: outcome.code, found: [] });
});

function outcomeNamed(start: string): Outcome {
  const found = outcomes.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`no outcome begins with ${start}`);
  return found;
}

describe("what Node tells by itself", () => {
  it.each([
    ["of a rejection that nobody handled", "a crash", { CRASH: "rejection" }],
    ["of its modules (NODE_DEBUG)", "a success", { NODE_DEBUG: "undici,fetch,http,https,net,tls,fs,timer" }],
    [
      "of its modules when it fails (NODE_DEBUG)",
      "401",
      { NODE_DEBUG: "undici,fetch,http,https,net,tls,fs,timer" },
    ],
    [
      "with long stacks and traces",
      "500",
      { NODE_OPTIONS: "--stack-trace-limit=100 --trace-warnings --trace-uncaught" },
    ],
  ])("%s holds no key", async (_, start, env) => {
    const outcome = outcomeNamed(start);
    const { code, leaks: found } = await synced(outcome, { talk: ["--log-level", "trace"], env });
    expect({ code, found }).toEqual({ code: outcome.code, found: [] });
  });

  it("the key would be found there: a crash names it, and it is taken out", async () => {
    const { stderr } = await synced(outcomeNamed("a crash"), { talk: [] });
    expect(stderr).toContain("jc-connector: a bug in jc-connector: cannot send [REDACTED]\n");
    expect(stderr).toMatch(
      /TypeError: cannot send \[REDACTED\]\n {4}at [\s\S]*caused by Error: x-api-key: \[REDACTED\]\n/,
    );
  });
});

it.skipIf(process.platform === "win32").each(["a success", "an interruption"])(
  "every file that %s leaves is for its owner alone",
  async (start) => {
    const { files } = await synced(outcomeNamed(start), { talk: [] });
    expect(files.filter(({ mode }) => mode !== 0o600)).toEqual([]);
  },
);

describe("a key", () => {
  it.each([
    { way: "in a file", args: (file: string) => ["--api-key-file", file], stdin: "" },
    { way: "on standard input", args: () => ["--api-key-file", "-"], stdin: `${oddKey}\n` },
  ])(
    "need not stand in an argument: $way, and an error that repeats it stays silent",
    async ({ args, stdin }) => {
      const folder = temporaryFolder();
      const file = join(temporaryFolder(), "key");
      writeFileSync(file, `\ufeff${oddKey}\r\n`, { mode: 0o600 });
      const server = await outcomeNamed("401").arrange({ stop() {}, crash() {} });
      const { code, stdout, stderr } = await runCli(
        [
          "sync",
          "-f",
          join(folder, "sync.json"),
          ...server,
          ...args(file),
          "--verbose",
          "--log-level",
          "trace",
        ],
        { stdin },
      );
      expect({ code, found: leaks({ stdout, stderr, ...filesBelow(folder) }, oddKey) }).toEqual({
        code: 4,
        found: [],
      });
      expect(stderr).toContain('answered 401 "api key [REDACTED] not found"');
    },
  );

  it("does not stand in what the doctor prints on standard output", async () => {
    const server = await outcomeNamed("403").arrange({ stop() {}, crash() {} });
    const address = server.slice(0, 2);
    const { code, stdout, stderr } = await runCommand(["doctor", ...address], {
      env: { JUMPCLOUD_API_KEY: oddKey },
    });
    expect({ code, found: leaks({ stdout, stderr }, oddKey) }).toEqual({ code: 4, found: [] });
    expect(stdout).toContain("[REDACTED]");
  });
});
