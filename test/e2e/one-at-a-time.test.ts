import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { type CliRun, temporaryFolder } from "../support/cli.js";
import { commandsAt, type ServedOrganization, serveOrganization } from "../support/organization-server.js";
import { readSynced } from "../support/synced.js";
import { agedLock } from "../sync-file/planted-lock.js";

const ended = ({ code, signal, stderr }: CliRun) => ({ code, signal, stderr });
const done = { code: 0, signal: null, stderr: "" };

/** Starts a sync of `sync.json` in `cwd`, which is under way: its tenth request waits for an answer. */
async function startHeld({ sync, hold }: ServedOrganization, cwd: string) {
  const held = hold(10);
  const child = { kill: (_: NodeJS.Signals) => {}, pid: 0 };
  const run = sync("sync.json", ["-q", "--concurrency", "1"], {
    cwd,
    onStart(kill, pid) {
      Object.assign(child, { kill, pid });
    },
  });
  await held.arrived;
  return { ...child, run, release: held.release };
}

describe.skipIf(process.platform === "win32")("while a sync is under way", () => {
  it("a second one to the same file, or to a link to it, ends at once and touches nothing", async () => {
    const cwd = temporaryFolder();
    const server = await serveOrganization(demoOrganization());
    const here = commandsAt(server.url);
    symlinkSync("sync.json", join(cwd, "link.json"));
    const first = await startHeld(server, cwd);
    const asked = server.simulator.log.entries.length;
    for (const name of ["sync.json", "link.json"]) {
      const second = await here.sync(name, [], { cwd });
      expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 75, stdout: "" });
      const [message, ...advice] = second.stderr.split("\n");
      expect(message).toMatch(
        new RegExp(
          `^jc-connector: another sync holds .*sync\\.json\\.lock \\(process ${first.pid} on .+, since 20\\d\\d-.* UTC, last sign of life \\d+ s ago\\)$`,
        ),
      );
      expect(advice).toEqual([
        "  Wait until it has ended. One that died is no hindrance: on this machine that is noticed at once,",
        "  on another one, or in another container, 60 s after its last sign of life.",
        "",
      ]);
    }
    expect(server.simulator.log.entries).toHaveLength(asked);
    expect(readdirSync(cwd).sort()).toEqual(["link.json", "sync.json.journal", "sync.json.lock"]);
    first.release();
    expect(ended(await first.run)).toEqual(done);
    expect(readdirSync(cwd).sort()).toEqual(["link.json", "sync.json"]);
  });

  it("it lets go when it is terminated, and is no hindrance when it is killed", async () => {
    const cwd = temporaryFolder();
    const server = await serveOrganization(demoOrganization());
    const here = commandsAt(server.url);
    const terminated = await startHeld(server, cwd);
    terminated.kill("SIGTERM");
    expect(ended(await terminated.run)).toMatchObject({ code: 143, signal: null });
    expect(readdirSync(cwd)).toEqual(["sync.json.journal"]);
    const killed = await startHeld(server, cwd);
    killed.kill("SIGKILL");
    expect(ended(await killed.run)).toEqual({ code: null, signal: "SIGKILL", stderr: "" });
    expect(readdirSync(cwd).sort()).toEqual(["sync.json.journal", "sync.json.lock"]);
    expect(ended(await here.sync("sync.json", ["-q"], { cwd }))).toEqual(done);
    expect(readdirSync(cwd)).toEqual(["sync.json"]);
    expect(readSynced(join(cwd, "sync.json")).manifest.resumed).toMatchObject({ units: expect.any(Number) });
  });

  it("it ends without replacing anything when it hung and another one took over", async () => {
    const cwd = temporaryFolder();
    const server = await serveOrganization(demoOrganization());
    const here = commandsAt(server.url);
    const hung = await startHeld(server, cwd);
    hung.kill("SIGSTOP");
    agedLock(join(cwd, "sync.json.lock"), 61_000);
    expect(ended(await here.sync("sync.json", ["-q"], { cwd }))).toEqual(done);
    const taken = readFileSync(join(cwd, "sync.json"));
    hung.release();
    hung.kill("SIGCONT");
    expect(ended(await hung.run)).toEqual({
      code: 75,
      signal: null,
      stderr: expect.stringMatching(
        /^jc-connector: .*sync\.json\.lock is no longer held by this sync: it gave no sign of life .*\n {2}Nothing was replaced\.\n$/,
      ),
    });
    expect(readFileSync(join(cwd, "sync.json"))).toEqual(taken);
    expect(readdirSync(cwd)).toEqual(["sync.json"]);
  });
});
