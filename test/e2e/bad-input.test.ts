import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import { temporaryFolder } from "../support/cli.js";
import { type CommandOptions, runCommand } from "../support/command.js";
import { serveForCommands, serveOrganization } from "../support/organization-server.js";

const goldenUrl = new URL("../../fixtures/demo-sync.json", import.meta.url);
const golden = readFileSync(goldenUrl, "utf8");
const withKey: CommandOptions = { env: { JUMPCLOUD_API_KEY: DEMO_API_KEY } };

/** What a person sees of a failed command: one line that says why, maybe more that say what to do, and no stack. */
async function complaint(args: readonly string[], options: CommandOptions = {}) {
  const { code, stderr, stdout } = await runCommand(args, options);
  expect(stderr).not.toMatch(/^\s+at .+:\d+/m);
  expect(stdout).toBe("");
  const said = stderr.split("\n").find((line) => line.startsWith("jc-connector: ")) ?? `nothing: ${stderr}`;
  return { code, said };
}

describe("sync says in one line what is wrong", () => {
  it.each<{ name: string; args: string[]; options?: CommandOptions; code: number; says: RegExp }>([
    { name: "no key", args: [], code: 2, says: /JUMPCLOUD_API_KEY/ },
    {
      name: "an empty key",
      args: [],
      options: { env: { JUMPCLOUD_API_KEY: "" } },
      code: 2,
      says: /JUMPCLOUD_API_KEY/,
    },
    {
      name: "a key file that is not there",
      args: ["--api-key-file", "/nowhere/key"],
      code: 2,
      says: /\/nowhere\/key/,
    },
    {
      name: "an unknown region",
      args: ["--region", "mars"],
      options: withKey,
      code: 2,
      says: /mars.*us.*eu.*in/,
    },
    {
      name: "an unknown region in the environment",
      args: [],
      options: { env: { ...withKey.env, JUMPCLOUD_REGION: "mars" } },
      code: 2,
      says: /mars/,
    },
    {
      name: "a base URL that is none",
      args: ["--base-url", "jumpcloud"],
      options: withKey,
      code: 2,
      says: /jumpcloud/,
    },
    {
      name: "a base URL that would send the key in the clear",
      args: ["--base-url", "http://example.com"],
      options: withKey,
      code: 2,
      says: /https/,
    },
    {
      name: "an unreachable host",
      args: ["--base-url", "http://127.0.0.1:9", "--max-retry-time", "0.01"],
      options: withKey,
      code: 5,
      says: /127\.0\.0\.1:9|refused/,
    },
    {
      name: "a host that does not exist",
      args: ["--base-url", "https://jumpcloud.invalid", "--max-retry-time", "0.01"],
      options: withKey,
      code: 5,
      says: /jumpcloud\.invalid|host name/,
    },
    { name: "an unknown option", args: ["--fiel", "x"], options: withKey, code: 2, says: /--fiel/ },
    {
      name: "a type that cannot be left out",
      args: ["--without", "user"],
      options: withKey,
      code: 2,
      says: /user/,
    },
    {
      name: "an unknown type to leave out",
      args: ["--without", "device"],
      options: withKey,
      code: 2,
      says: /device/,
    },
    {
      name: "an expectation that is no number",
      args: ["--expect", "user=many"],
      options: withKey,
      code: 2,
      says: /many/,
    },
    {
      name: "a concurrency of nothing",
      args: ["--concurrency", "0"],
      options: withKey,
      code: 2,
      says: /concurrency/,
    },
    {
      name: "a time that is none",
      args: ["--now", "yesterday"],
      options: withKey,
      code: 2,
      says: /yesterday/,
    },
  ])("$name", async ({ args, options, code, says }) => {
    const result = await complaint(["sync", "-f", join(temporaryFolder(), "sync.json"), ...args], options);
    expect({ code: result.code, said: says.test(result.said) ? "as it should" : result.said }).toEqual({
      code,
      said: "as it should",
    });
  });

  it("a wrong key, naming what to do", async () => {
    const { url } = await serveForCommands(demoOrganization());
    const args = ["sync", "-f", join(temporaryFolder(), "sync.json"), "--base-url", url];
    const { code, said } = await complaint(args, { env: { JUMPCLOUD_API_KEY: "wrong" } });
    expect(code).toBe(4);
    expect(said).toMatch(/401.*api key user not found/);
  });

  it("a key that may read several organisations, with their list", async () => {
    const other = generateOrganization({ seed: 2, users: 1, groups: 0, apps: 0, administrators: 1 });
    const { url } = await serveForCommands(demoOrganization(), { otherOrganizations: [other] });
    const run = await runCommand(
      ["sync", "-f", join(temporaryFolder(), "sync.json"), "--base-url", url],
      withKey,
    );
    expect(run.code).toBe(2);
    for (const text of ["--org-id", "Larkspur Instruments", other.id]) expect(run.stderr).toContain(text);
  });
});

describe("what stands at the target is not lost", () => {
  it("when it is not a sync file", async () => {
    const file = join(temporaryFolder(), "notes.json");
    writeFileSync(file, '{"my":"notes"}');
    const { code, said } = await complaint(["sync", "--demo", "-f", file]);
    expect(code).toBe(2);
    expect(said).toMatch(/notes\.json.*not a sync file.*--force|--force/);
    expect(readFileSync(file, "utf8")).toBe('{"my":"notes"}');
    expect((await runCommand(["sync", "--demo", "-f", file, "--force"])).code).toBe(0);
  });

  it("when it is another organisation's", async () => {
    const file = join(temporaryFolder(), "sync.json");
    const one = await serveForCommands(
      generateOrganization({ seed: 1, users: 3, groups: 1, apps: 1, administrators: 1 }),
    );
    const two = await serveForCommands(
      generateOrganization({ seed: 2, users: 3, groups: 1, apps: 1, administrators: 1 }),
    );
    expect((await one.sync(file)).code).toBe(0);
    const before = readFileSync(file, "utf8");
    const refused = await two.sync(file);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(one.simulator.organization.id);
    expect(readFileSync(file, "utf8")).toBe(before);
    expect((await two.sync(file, ["--force"])).code).toBe(0);
  });

  it("but a file of the demo organisation makes way for a real one", async () => {
    const file = join(temporaryFolder(), "sync.json");
    const real = await serveForCommands(
      generateOrganization({ seed: 1, users: 3, groups: 1, apps: 1, administrators: 1 }),
    );
    expect((await runCommand(["sync", "--demo", "-f", file])).code).toBe(0);
    expect((await real.sync(file)).code).toBe(0);
  });

  it.each([
    { name: "a folder that does not exist", path: ["missing", "sync.json"] },
    { name: "a folder", path: ["."] },
  ])("when it is $name", async ({ path }) => {
    const { code, said } = await complaint(["sync", "--demo", "-f", join(temporaryFolder(), ...path)]);
    expect({ code, said: /cannot write|is a directory|does not exist/.test(said) ? "why" : said }).toEqual({
      code: 2,
      said: "why",
    });
  });

  it.skipIf(process.getuid?.() === 0)("when its folder cannot be written to", async () => {
    const folder = join(temporaryFolder(), "closed");
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    expect((await complaint(["sync", "--demo", "-f", join(folder, "sync.json")])).code).toBe(2);
  });

  it("when the sync is interrupted, and no temporary file stays behind", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "sync.json");
    writeFileSync(file, golden);
    const { sync, simulator } = await serveOrganization(demoOrganization(), { latencyMs: 50 });
    let interrupt = () => {};
    simulator.onRequest((index) => {
      if (index === 12) interrupt();
    });
    const run = await sync(file, ["--force"], { onStart: (kill) => (interrupt = () => kill("SIGINT")) });
    expect({ code: run.code, signal: run.signal }).toEqual({ code: 130, signal: null });
    expect(readFileSync(file, "utf8")).toBe(golden);
    expect(existsSync(`${file}.rejected`)).toBe(false);
  });
});

describe.each(["verify", "stats"])("%s", (command) => {
  // Everything else that may be wrong with a file is tried in process: test/cli/malformed.test.ts.
  it.each<{ name: string; content: string | Buffer | undefined; says: RegExp }>([
    { name: "a file that is not there", content: undefined, says: /sync\.json/ },
    { name: "a text", content: "hello\n", says: /not a sync file/ },
    { name: "a file cut in the middle of a record", content: golden.slice(0, 5000), says: /cut|ends/ },
  ])("refuses $name in one line", async ({ content, says }) => {
    const file = join(temporaryFolder(), "sync.json");
    if (content !== undefined) writeFileSync(file, content);
    const { code, said } = await complaint([command, file]);
    expect({ code, said: says.test(said) ? "as it should" : said }).toEqual({
      code: 2,
      said: "as it should",
    });
  });

  it("reads a file that something re-formatted", async () => {
    const file = join(temporaryFolder(), "sync.json");
    writeFileSync(file, JSON.stringify(JSON.parse(golden), null, 2));
    const answerOn = async (path: string) => {
      const { code, stdout } = await runCommand([
        command,
        path,
        "--format",
        "json",
        "--now",
        "2026-11-23T09:00:00Z",
      ]);
      return { code, stdout: stdout.replace(JSON.stringify(path), '"FILE"') };
    };
    const answer = await answerOn(file);
    expect(answer.code).not.toBe(2);
    expect(answer).toEqual(await answerOn(fileURLToPath(goldenUrl)));
  });
});

describe("verify", () => {
  it("says 6 when a file states something false, and what", async () => {
    const file = join(temporaryFolder(), "sync.json");
    const whole = join(temporaryFolder(), "demo.json");
    await runCommand(["sync", "--demo", "-f", whole]);
    writeFileSync(
      file,
      readFileSync(whole, "utf8").replace(
        '"displayName":"VPN Contractors"',
        '"displayName":"VPN Contradictors"',
      ),
    );
    const { code, stdout, stderr } = await runCommand(["verify", file]);
    expect(code).toBe(6);
    expect(`${stdout}${stderr}`).toMatch(/digest/);
  });
});
