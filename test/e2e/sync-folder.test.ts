import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { type CliRun, temporaryFolder } from "../support/cli.js";
import { type CommandOptions, runCommand } from "../support/command.js";
import { commandsAt, serveForCommands, serveOrganization } from "../support/organization-server.js";
import { readSynced } from "../support/synced.js";
import { folderOf, nights } from "../sync-dir/folder.js";

const hasSha256sum = spawnSync("sha256sum", ["--version"]).status === 0;

/** Quietly, at that time of November 2026. */
const at = (time: string) => ["--quiet", "--now", `2026-11-${time}Z`];
const bookkeeping = ["SHA256SUMS", "latest.json.gz", "runs.ndjson"];
const wrongKey = "a-key-of-somebody-else";
const address = "Ingrid.Halvorsen@Larkspur.Example";

const ended = ({ code, stderr }: CliRun) => ({ code, stderr });
const done = { code: 0, stderr: "" };

interface RunLine {
  exitCode: number;
  reason: string;
  file?: string;
  resumedUnits?: number;
}

function runsOf(dir: string): RunLine[] {
  const lines = readFileSync(join(dir, "runs.ndjson"), "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

const endingsOf = (dir: string) => runsOf(dir).map(({ exitCode, reason }) => [exitCode, reason]);

describe("a sync into a folder", () => {
  it("adds a dated file each time, which names the one before, and lets go what is too old", async () => {
    const dir = join(temporaryFolder(), "jumpcloud", "acme");
    const { runSync } = await serveForCommands(demoOrganization());
    const [first, second, third, fourth] = [
      "2026-11-01T020003Z.json.gz",
      "2026-11-02T020003Z.json.gz",
      "2026-11-02T020003Z_02.json.gz",
      "2026-11-04T010000Z.json.gz",
    ];
    const start = ["--dir", dir];
    expect(ended(await runSync([...start, ...at("01T02:00:03")]))).toEqual(done);
    expect(ended(await runSync([...start, ...at("02T02:00:03")]))).toEqual(done);
    // Once more in the same second, and by way of the environment.
    const env = { JC_CONNECTOR_DIR: dir };
    expect(ended(await runSync(at("02T02:00:03"), { env }))).toEqual(done);
    expect(readdirSync(dir).sort()).toEqual([first, second, third, ...bookkeeping]);
    expect(readlinkSync(join(dir, "latest.json.gz"))).toBe(third);
    const shaOf = new Map(
      readFileSync(join(dir, "SHA256SUMS"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    const previous = [first, second, third].map((file) => readSynced(join(dir, file)).sync.previous);
    expect(previous).toEqual([
      undefined,
      { file: first, sha256: shaOf.get(first) },
      { file: second, sha256: shaOf.get(second) },
    ]);
    if (hasSha256sum) expect(spawnSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: dir }).status).toBe(0);

    // What is not younger than two days goes, and its line moves.
    expect(ended(await runSync([...start, "--keep", "2d", ...at("04T01:00:00")]))).toEqual(done);
    expect(readdirSync(dir).sort()).toEqual([
      second,
      third,
      fourth,
      "SHA256SUMS",
      "SHA256SUMS.pruned",
      ...bookkeeping.slice(1),
    ]);
    const verified = await runCommand(["verify", "--now", "2026-11-04T02:00:00Z"], { env });
    expect(verified.code).toBe(0);
    expect(verified.stdout).toContain(`${dir}: unbroken: a chain of 3 files and 1 pruned\n`);
    expect(runsOf(dir).map(({ exitCode, reason, file }) => [exitCode, reason, file])).toEqual([
      // The line of the first run went with its file.
      [0, "done", second],
      [0, "done", third],
      [0, "done", fourth],
    ]);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it("records how each run ended, and goes on in the next one where one was interrupted", async () => {
    const cwd = temporaryFolder();
    const dir = join(cwd, "acme");
    const { simulator, url, runSync, hold } = await serveOrganization(demoOrganization());
    const run = (time: string, args: readonly string[] = [], options: CommandOptions = {}) =>
      commandsAt(url).runSync(["--dir", "acme", ...at(time), ...args], { cwd, ...options });
    expect(ended(await run("01T02:00:03"))).toEqual(done);
    const accepted = readFileSync(join(dir, "SHA256SUMS"), "utf8");

    expect(ended(await run("02T02:00:03", ["--expect", "user=15"]))).toEqual({
      code: 3,
      stderr: `\
INCOMPLETE  nothing was replaced. Not whole:
            users: 15 expected, 14 read
Kept        acme/2026-11-01T020003Z.json.gz, 1 Nov 2026 02:00 UTC, 24 h old
Set aside   acme/2026-11-02T020003Z.json.gz.rejected
Next        run it again. If it stays so, the key may not see everything: jc-connector doctor
            what is missing: jc-connector stats acme/2026-11-02T020003Z.json.gz.rejected --gaps
`,
    });
    expect((await run("03T02:00:03", [], { env: { JUMPCLOUD_API_KEY: wrongKey } })).code).toBe(4);
    const body = { message: `no shard for ${address}, key ${DEMO_API_KEY}` };
    simulator.switches.faults = [{ kind: "answer", status: 500, body }];
    expect((await run("04T02:00:03", ["--max-retry-time", "0"])).code).toBe(5);
    simulator.switches.faults = [];
    expect((await run("05T02:00:03", [], { env: { JUMPCLOUD_API_KEY: "" } })).code).toBe(2);

    const held = hold(24);
    let interrupt = () => {};
    const line = ["--dir", "acme", ...at("06T02:00:03"), "--concurrency", "1"];
    const interrupted = runSync(line, {
      cwd,
      onStart: (kill) => {
        interrupt = () => kill("SIGINT");
      },
    });
    await held.arrived;
    const asked = simulator.log.entries.length;
    expect((await run("06T02:00:04")).code).toBe(75);
    expect(simulator.log.entries).toHaveLength(asked);
    interrupt();
    expect(ended(await interrupted)).toEqual({
      code: 130,
      stderr: `\
jc-connector: interrupted
  Nothing was replaced. Kept: acme/2026-11-01T020003Z.json.gz, 1 Nov 2026 02:00 UTC, 5 days old.
  19 lists that were read are kept: the next sync within 1 h goes on from there.
`,
    });
    expect(readFileSync(join(dir, "SHA256SUMS"), "utf8")).toBe(accepted);
    expect(readdirSync(dir).sort()).toEqual([
      ".journal",
      "2026-11-01T020003Z.json.gz",
      "2026-11-02T020003Z.json.gz.rejected",
      ...bookkeeping,
    ]);
    expect(ended(await run("06T02:10:00"))).toEqual(done);

    expect(runsOf(dir).map(({ exitCode, reason, resumedUnits }) => [exitCode, reason, resumedUnits])).toEqual(
      [
        [0, "done", undefined],
        [3, "the result is not whole", undefined],
        [4, expect.stringMatching(/^JumpCloud refused the API key: GET .* answered 401/), undefined],
        [
          5,
          "GET /api/organizations failed once, last with status 500; no time is left for another try",
          undefined,
        ],
        [2, expect.stringMatching(/^no API key: set JUMPCLOUD_API_KEY/), undefined],
        [75, expect.stringMatching(/^another sync holds acme\/\.lock \(process \d+ on /), undefined],
        [130, "interrupted", undefined],
        [0, "done", 19],
      ],
    );
    const everything = readFileSync(join(dir, "runs.ndjson"), "utf8");
    for (const secret of [DEMO_API_KEY, wrongKey, address]) expect(everything).not.toContain(secret);
  });

  it("takes one that is not whole when that is wanted, and its readers say so", async () => {
    const dir = temporaryFolder();
    const { runSync } = await serveForCommands(demoOrganization());
    const wanted = ["--dir", dir, "--expect", "user=15", "--allow-incomplete", ...at("01T02:00:03")];
    expect(ended(await runSync(wanted))).toEqual({
      code: 0,
      stderr: `\
INCOMPLETE  written all the same, because of --allow-incomplete:
            users: 15 expected, 14 read
`,
    });
    expect(endingsOf(dir)).toEqual([[0, "the result is not whole, and was wanted all the same"]]);
    const verified = await runCommand(["verify", "--dir", dir]);
    expect(verified.code).toBe(3);
    expect(verified.stderr).toContain(", INCOMPLETE: user\n");
    expect(verified.stdout).toContain(`${dir}: unbroken: a chain of 1 file\n`);
  });

  it("is refused before anything is asked for where it would put the chain into disorder", async () => {
    const { dir } = await folderOf(nights(1, 2));
    const { simulator, runSync } = await serveForCommands(demoOrganization());
    const before = readdirSync(dir).sort();
    const early = await runSync(["--dir", dir, ...at("01T03:00:00")]);
    expect(ended(early)).toEqual({
      code: 2,
      stderr: `jc-connector: cannot write to ${dir}: it holds 2026-11-02T020003Z.json.gz, which is later than now (2026-11-01T03:00:00.000Z). Is the clock right? Else begin another folder\n`,
    });
    const both = await runSync(["--dir", dir, "--file", "x.json"]);
    expect(ended(both)).toEqual({
      code: 2,
      stderr: `jc-connector: --file x.json or --dir ${dir}? Give one of them\n`,
    });
    const noFolder = await runSync(["--dir", join(dir, "SHA256SUMS")]);
    expect(ended(noFolder)).toEqual({
      code: 2,
      stderr: `jc-connector: cannot write to ${join(dir, "SHA256SUMS")}: it is not a folder\n`,
    });
    expect(simulator.log.entries).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual([...before, "runs.ndjson"]);
    expect(endingsOf(dir)).toEqual([[2, expect.stringContaining("which is later than now")]]);
  });

  it("is refused into another organisation's folder, unless that is forced", async () => {
    const { dir } = await folderOf(nights(1));
    const { runSync } = await serveForCommands(demoOrganization());
    const run = (...args: string[]) => runSync(["--dir", dir, ...at("02T02:00:03"), ...args]);
    expect(ended(await run())).toEqual({
      code: 2,
      stderr: expect.stringMatching(
        /^jc-connector: .*2026-11-01T020003Z\.json\.gz holds organisation "Example" \(o1\) as of /,
      ),
    });
    expect(ended(await run("--force"))).toEqual(done);
    expect(readlinkSync(join(dir, "latest.json.gz"))).toBe("2026-11-02T020003Z.json.gz");
  });
});
