import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { lockTarget } from "../../src/sync-file/lock-target.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { type CliRun, runCli, temporaryFolder } from "../support/cli.js";
import { smallDocument } from "../support/small-sync-file.js";

const bin = fileURLToPath(new URL("../../bin/jc-connector.js", import.meta.url));
const killer = new URL("../support/kill-before-change.js", import.meta.url).href;
const isPosix = process.platform !== "win32";
const LEFT = "0123456789ab.tmp";

/** A folder with a demo sync, and the c1z that export made of it. */
async function exportedDemo(): Promise<string> {
  const cwd = temporaryFolder();
  await runCli(["sync", "--demo", "--quiet", "-f", "demo.json"], { cwd });
  const args = ["export", "demo.json", "--format", "c1z", "--out", "demo.c1z", "--quiet"];
  expect(await runCli(args, { cwd })).toMatchObject({ code: 0, stdout: "", stderr: "" });
  return cwd;
}

const importDemo = (cwd: string, out = "sync.json", env: Record<string, string> = {}) =>
  runCli(["import", "demo.c1z", "--out", out, "--quiet"], { cwd, env });

describe("what was exported, and imported again by the built command", () => {
  it("is verified, and the same", async () => {
    const cwd = await exportedDemo();
    expect(await importDemo(cwd)).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(await runCli(["verify", "sync.json"], { cwd })).toMatchObject({ code: 0 });
    expect(await runCli(["diff", "demo.json", "sync.json"], { cwd })).toMatchObject({ code: 0 });
    expect(readdirSync(cwd).sort()).toEqual(["demo.c1z", "demo.json", "sync.json"]);
  });

  it("is the same file on standard output", async () => {
    const cwd = await exportedDemo();
    await importDemo(cwd);
    const { code, stdout } = await importDemo(cwd, "-", { TMPDIR: cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: readFileSync(join(cwd, "sync.json"), "utf8") });
    expect(readdirSync(cwd).sort()).toEqual(["demo.c1z", "demo.json", "sync.json"]);
  });
});

describe("what no c1z can be read of", () => {
  it.skipIf(!isPosix)("is refused in one line, and nothing waits for it or is left", async () => {
    const cwd = temporaryFolder();
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    mkdirSync(join(cwd, "folder"));
    const refused = async (source: string) => {
      const { code, stdout, stderr } = await runCli(["import", source, "--out", "sync.json"], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      return stderr;
    };
    expect(await refused("pipe")).toBe("jc-connector: pipe: it is no regular file\n");
    expect(await refused("folder")).toBe("jc-connector: folder: it is a directory\n");
    expect(await refused("nothing")).toBe("jc-connector: nothing: there is no such file\n");
    expect(await refused("-")).toBe("jc-connector: a c1z is not read from standard input: name its file\n");
    expect(readdirSync(cwd).sort()).toEqual(["folder", "pipe"]);
  });
});

describe("the target of a c1z's import or export", () => {
  it("is left to whoever holds it: exit 75", async () => {
    const cwd = await exportedDemo();
    const before = readFileSync(join(cwd, "demo.c1z"));
    const locks = [await lockTarget(join(cwd, "sync.json")), await lockTarget(join(cwd, "demo.c1z"))];
    const work = `sync.json.work.${LEFT}`;
    mkdirSync(join(cwd, work));
    const held = (name: string, { code, stderr }: CliRun) =>
      expect({ code, stderr }).toEqual({ code: 75, stderr: expect.stringContaining(`${name}.lock`) });
    held("sync.json", await importDemo(cwd));
    held("demo.c1z", await runCli(["export", "demo.json", "-o", "c1z", "--out", "demo.c1z", "-q"], { cwd }));
    expect(readdirSync(cwd)).toContain(work);
    for (const lock of locks) await lock?.release();
    expect(readFileSync(join(cwd, "demo.c1z"))).toEqual(before);
    expect(await importDemo(cwd)).toMatchObject({ code: 0 });
    expect(readdirSync(cwd).sort()).toEqual(["demo.c1z", "demo.json", "sync.json"]);
  });

  it.skipIf(!isPosix).each([
    { out: "sync.json", args: ["import", "demo.c1z"] },
    { out: "again.c1z", args: ["export", "demo.json", "--format", "c1z"] },
  ])("is rid of what a killed run left by the next one: $out", async ({ out, args }) => {
    const cwd = await exportedDemo();
    const run = (env: Record<string, string> = {}) => runCli([...args, "--out", out, "-q"], { cwd, env });
    let cleared = 0;
    for (let change = 1; ; change += 1) {
      const env = { NODE_OPTIONS: `--import=${killer}`, KILL_BEFORE_CHANGE: String(change) };
      const { signal } = await run(env);
      if (signal === null) break;
      if (!readdirSync(cwd).some((name) => name.startsWith(`${out}.work.`))) continue;
      expect(await run()).toMatchObject({ code: 0 });
      // Drafts of a lock are anybody's for a minute.
      const names = readdirSync(cwd).filter((name) => !name.startsWith(`${out}.lock.`));
      expect(names.sort()).toEqual(["demo.c1z", "demo.json", out].sort());
      cleared += 1;
    }
    expect(cleared).toBeGreaterThan(0);
  });
});

describe("an import that is terminated", () => {
  it.skipIf(!isPosix).each([
    { signal: "SIGTERM", code: 143, words: "jc-connector: terminated\n" },
    { signal: "SIGINT", code: 130, words: "jc-connector: interrupted\n" },
  ] as const)("by $signal removes its database: exit $code", async ({ signal, code, words }) => {
    const cwd = temporaryFolder();
    const temporary = temporaryFolder();
    const users = Array.from({ length: 2000 }, (_, index) => `u${index}`);
    const groups = Array.from({ length: 5 }, (_, index) => `g${index}: ${users.join(" ")}`);
    await writeSyncFile(
      join(cwd, "large.json"),
      smallDocument({
        users: Object.fromEntries(users.map((id) => [id, {}])),
        groups: { g0: {}, g1: {}, g2: {}, g3: {}, g4: {} },
        members: groups.join("; "),
      }),
    );
    await runCli(["export", "large.json", "-o", "c1z", "--out", "large.c1z", "-q"], { cwd });
    const child = spawn(process.execPath, [bin, "import", "large.c1z", "--out", "-", "-q"], {
      cwd,
      env: { PATH: process.env.PATH ?? "", TMPDIR: temporary },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const ended = once(child, "exit");
    // Megabytes are to come, which no pipe holds: whoever does not read on keeps the import where it is.
    await once(child.stdout, "readable");
    expect(readdirSync(temporary).map((name) => name.slice(0, -6))).toEqual(["jc-connector-c1z-"]);
    child.kill(signal);
    const [told] = await once(child.stderr, "data");
    expect({ told: String(told), left: readdirSync(temporary) }).toEqual({ told: words, left: [] });
    // What was written before has to leave first.
    child.stdout.resume();
    expect(await ended).toEqual([code, null]);
  });
});
