import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../src/cli/main.js";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import { serve } from "../../src/simulator/server.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { temporaryFolder } from "../support/cli.js";
import { commands } from "../support/commands.js";
import { fakeIo } from "./fake-io.js";
import { textSink } from "./text-sink.js";

type IoOptions = Parameters<typeof fakeIo>[0];

async function jc(args: readonly string[], options?: IoOptions) {
  const io = fakeIo(options);
  const code = await run(["node", "jc-connector", ...args], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}

/** A small organisation on a loopback port, and the environment that leads there. */
async function organization(switches: Partial<Switches> = {}) {
  const state = generateOrganization({ seed: 5, users: 30, groups: 4, apps: 3, administrators: 3 });
  const server = await serve(createSimulator(state, switches));
  onTestFinished(() => server.close());
  return { JUMPCLOUD_BASE_URL: server.url, JUMPCLOUD_API_KEY: DEMO_API_KEY };
}

describe("the command line", () => {
  // What a format looks like, and what there is to set, depends on no setting.
  const settable = commands.filter((name) => !["schema", "capabilities", "config"].includes(name));

  it.each(settable)("helps with %s: examples and the environment, within 80 columns", async (name) => {
    const { code, stdout, stderr } = await jc([...name.split(" "), "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`\n  $ jc-connector ${name}`);
    expect(stdout).toContain("\nEnvironment:");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("lists every command, within 80 columns", async () => {
    const { code, stdout } = await jc(["--help"]);
    expect(code).toBe(0);
    for (const name of commands) expect(stdout).toContain(`\n  ${name.split(" ")[0]} `);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    [["sycn"], "unknown command 'sycn'\n(Did you mean sync?)"],
    [["sync", "--fiel", "x"], "unknown option '--fiel'\n(Did you mean --file?)"],
    [["sync", "more"], "too many arguments"],
    [["sync", "--without", "user"], '"user" has to be read'],
    [["sync", "--without", "device"], '"device" is none of admin_user, app, role'],
    [["sync", "--expect", "device=1"], '"device" is none of user, admin_user, group, app, role'],
    [["sync", "--concurrency", "0"], "Give a whole number from 1 to 64."],
    [["sync", "--now", "soon"], "Give a time such as"],
    [["verify", "--format", "xml"], "Allowed choices are text, json."],
    [["sync", "--region", "mars"], "none of JumpCloud's regions: us, eu, in"],
    [["sync"], "no API key: set JUMPCLOUD_API_KEY"],
    [["verify", "/nowhere/sync.json"], "cannot read /nowhere/sync.json: the file does not exist"],
  ])("answers %j with exit code 2 and one message", async (args, message) => {
    const { code, stdout, stderr } = await jc(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.startsWith("jc-connector: ")).toBe(true);
    expect(stderr).toContain(message);
  });

  it("shows its help to somebody who says nothing, as a mistake", async () => {
    const { code, stdout, stderr } = await jc([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage: jc-connector");
  });
});

describe("sync", () => {
  it("writes a file that verify finds sound and stats can count", async () => {
    const env = await organization();
    const file = join(temporaryFolder(), "sync.json");
    const synced = await jc(["sync", "-f", file, "--start-rps", "0", "--now", "2026-11-23T02:00:00Z"], {
      env,
    });
    expect({ code: synced.code, stdout: synced.stdout }).toEqual({ code: 0, stdout: "" });
    expect(synced.stderr).toMatch(
      /\nCOMPLETE {4}23 Nov 2026 02:00:00 to 02:00:00 UTC, \d+ requests, none throttled\n/,
    );
    expect(synced.stderr).not.toContain(DEMO_API_KEY);

    const verified = await jc(["verify", file]);
    expect(verified.code).toBe(0);
    expect(verified.stdout).toMatch(
      /: sound: 5 resource types, \d+ resources, \d+ entitlements, \d+ grants\ndigest sha256:/,
    );
    expect(verified.stderr).toMatch(
      /^Example Works \([0-9a-f]{24}\), sync of 23 Nov 2026 02:00 UTC, 7 h old, complete\n$/,
    );

    const { code, stdout } = await jc(["stats", file, "--format", "json", "-q"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      complete: true,
      ageSeconds: 25_200,
      byResourceType: { user: { resources: 30 }, group: { resources: 4 } },
    });
    expect((await jc(["stats", file, "--max-age", "6h"])).code).toBe(3);
  });

  it("sets an incomplete result aside, says so, and exits 3", async () => {
    const env = await organization();
    const folder = temporaryFolder();
    const file = join(folder, "sync.json");
    const { code, stderr } = await jc(["sync", "-f", file, "--start-rps", "0", "--expect", "user=31"], {
      env,
    });
    expect(code).toBe(3);
    expect(readdirSync(folder)).toEqual(["sync.json.rejected"]);
    expect(stderr).toContain(
      "INCOMPLETE  nothing was replaced. Not whole:\n            users: 31 expected, 30 read\n",
    );
    expect((await jc(["verify", `${file}.rejected`])).code).toBe(3);
    expect((await jc(["verify", `${file}.rejected`, "--allow-incomplete"])).code).toBe(0);
    const gaps = await jc(["stats", `${file}.rejected`, "--gaps"]);
    expect(gaps.stdout).toBe("incomplete\tusers\t31 expected, 30 read\n");

    const allowed = ["sync", "-f", file, "--start-rps", "0", "--expect", "user=31", "--allow-incomplete"];
    expect((await jc(allowed, { env })).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["sync.json", "sync.json.rejected"]);
  });

  it("pipes: a file on standard output, and into verify", async () => {
    const env = await organization();
    const { code, stdout } = await jc(["sync", "-f", "-", "--start-rps", "0", "-q"], { env });
    expect(code).toBe(0);
    const verified = await jc(["verify", "-"], { stdin: Readable.from([Buffer.from(stdout)]) });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining("standard input: sound") });
    const edited = stdout.replace(/"displayName":"[^"]+","annotations"/, '"displayName":"X","annotations"');
    const found = await jc(["verify", "-"], { stdin: Readable.from([Buffer.from(edited)]) });
    expect(found.code).toBe(6);
    expect(found.stdout).toContain("digest");
  });

  it("leaves a file alone that is not its own", async () => {
    const env = await organization();
    const file = join(temporaryFolder(), "notes.txt");
    writeFileSync(file, "dear diary\n");
    const { code } = await jc(["sync", "-f", file, "--start-rps", "0"], { env });
    expect({ code, text: readFileSync(file, "utf8") }).toEqual({ code: 2, text: "dear diary\n" });
  });

  it("stops at a signal: nothing is left behind but what the next sync goes on from, and the exit code names the signal", async () => {
    const env = await organization({ latencyMs: 200 });
    const folder = temporaryFolder();
    const io = fakeIo({ env });
    const running = run(["node", "jc-connector", "sync", "-f", join(folder, "sync.json")], io);
    setTimeout(() => io.stop("SIGTERM"), 300);
    expect(await running).toBe(143);
    expect(readdirSync(folder).filter((name) => name !== "sync.json.journal")).toEqual([]);
    expect(io.stderr.text()).toMatch(/jc-connector: terminated\n( .*\n)?$/);
  });

  it("ends with 70 when an error goes uncaught", async () => {
    const io = fakeIo({ env: await organization({ latencyMs: 200 }) });
    const running = run(["node", "jc-connector", "sync", "-f", "-"], io);
    setTimeout(() => io.crash(new TypeError("x is not a function")), 200);
    expect(await running).toBe(70);
    expect(io.stderr.text()).toContain("a bug in jc-connector: x is not a function");
  });

  it.each([
    [4, "an unknown key", { JUMPCLOUD_API_KEY: "unknown" }, "JumpCloud refused the API key"],
    [
      5,
      "nobody who answers",
      { JUMPCLOUD_BASE_URL: "http://127.0.0.1:1" },
      "a refused connection (ECONNREFUSED)",
    ],
  ])("exits %d with %s", async (expected, _, changed, message) => {
    const env = { ...(await organization()), ...changed };
    const file = join(temporaryFolder(), "sync.json");
    const { code, stderr } = await jc(["sync", "-f", file, "--max-retry-time", "0"], { env });
    expect(code).toBe(expected);
    expect(stderr).toContain(message);
  });

  it("lists its requests and sends none with --dry-run", async () => {
    const { code, stdout, stderr } = await jc(["sync", "--dry-run", "--expect", "group=412"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/GET \/api\/v2\/usergroups\/\{id\}\/members +412 {2}for each group/);
    expect(stdout).not.toContain("POST");
  });

  it("lists the token of a service account first", async () => {
    const { code, stdout } = await jc(["sync", "--dry-run", "--client-id", "id", "--region", "EU"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")[1]).toMatch(/^POST \/oauth2\/token +1 {2}/);
  });
});

describe("doctor", () => {
  it("finds a key that may read everything ready", async () => {
    const { code, stdout } = await jc(["doctor"], { env: await organization() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n {2}users +GET \/api\/systemusers +ok +30\n/);
    expect(stdout).toMatch(/Ready to sync\.\n$/);
  });

  it.each([
    [4, ["GET /api/v2/usergroups"], "Not ready: GET /api/v2/usergroups answered 403"],
    [0, ["GET /api/v2/applications/{id}/associations", "GET /api/v2/roles"], "Ready to sync."],
  ])("exits %d when it is refused %j", async (expected, refuse, message) => {
    const { code, stdout } = await jc(["doctor"], { env: await organization({ refuse }) });
    expect(code).toBe(expected);
    expect(stdout).toContain(message);
  });
});

describe("demo", () => {
  it("serves until it is interrupted, with a key that the doctor finds ready", async () => {
    const io = fakeIo();
    const running = run(["node", "jc-connector", "demo", "--port", "0", "--users", "20"], io);
    await expect.poll(() => io.stdout.text()).toContain("curl");
    const text = io.stdout.text();
    const env = Object.fromEntries(
      [...text.matchAll(/^ {2}(JUMPCLOUD_\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect((await jc(["doctor"], { env })).code).toBe(0);
    io.stop("SIGINT");
    expect(await running).toBe(130);
    await expect(fetch(`${env.JUMPCLOUD_BASE_URL}/api/users`)).rejects.toThrow("fetch failed");
  });
});

describe("help on a narrow terminal", () => {
  it.each(["doctor", "sync"])("breaks what the options of %s do within 50 columns", async (name) => {
    const io = fakeIo({ stdout: textSink(50) });
    await run(["node", "jc-connector", name, "--help"], io);
    const options = io.stdout
      .text()
      .split("\n")
      .filter((line) => /^ {2}-/.test(line));
    expect(options.filter((line) => line.length > 50)).toEqual([]);
  });
});
