import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import { type CliRun, temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { serveForCommands } from "../support/organization-server.js";
import { readSynced } from "../support/synced.js";

/** 120 people: one in ten of them is more than the usual limit lets go. */
async function served() {
  const organization = generateOrganization({ seed: 7, users: 120, groups: 6, apps: 3, administrators: 3 });
  const { simulator, ...server } = await serveForCommands(organization, { removedUserEdges: "removed" });
  const removeUsers = (count: number) => {
    for (const { id } of organization.users.slice(0, count)) simulator.removeUser(id);
  };
  return { ...server, organization, simulator, removeUsers };
}

const ended = ({ code, stderr }: CliRun) => ({ code, stderr });
const done = { code: 0, stderr: "" };
const usersIn = (path: string) =>
  readSynced(path).resources.filter(({ id }) => id.resourceType === "user").length;

describe("a sync that lost too much", () => {
  it("leaves the file as it is, time and again, until the loss is let pass", async () => {
    const { sync, removeUsers } = await served();
    const cwd = temporaryFolder();
    const file = join(cwd, "sync.json");
    const run = (day: number, ...args: string[]) =>
      sync("sync.json", ["--now", `2026-11-${day}T02:00:00Z`, ...args], { cwd });
    expect(ended(await run(22, "-q"))).toEqual(done);
    const before = readFileSync(file);

    removeUsers(12);
    const refused = (age: string) => ({
      code: 3,
      stderr: `\
DROPPED     nothing was replaced. Everything was read, but more is gone than is let pass:
            users 120 → 108: 12 fewer (10.0 %, allowed 5 %)
Kept        sync.json, 22 Nov 2026 02:00 UTC, ${age} old
Set aside   sync.json.rejected, a complete sync file of what was read
Next        does the key still see everybody? jc-connector doctor
            if all that is truly gone, run it once with --max-drop user=10%
`,
    });
    expect(ended(await run(23, "-q"))).toEqual(refused("24 h"));
    expect(readFileSync(file)).toEqual(before);
    expect(usersIn(`${file}.rejected`)).toBe(108);
    expect((await runCommand(["verify", `${file}.rejected`])).code).toBe(0);
    // Compared is what was accepted, not what was set aside.
    expect(ended(await run(24, "-q"))).toEqual(refused("2 days"));

    const accepted = await run(25, "--max-drop", "user=10%");
    expect(accepted.code).toBe(0);
    expect(accepted.stderr).toContain(
      "Note        let pass by --max-drop: users 120 → 108: 12 fewer (10.0 %, allowed 5 %)\n",
    );
    expect(usersIn(file)).toBe(108);
  });

  it("is told by lists that nobody is in any more, and counts only what both have read", async () => {
    const { sync, organization } = await served();
    const file = join(temporaryFolder(), "sync.json");
    expect(ended(await sync(file, ["-q"]))).toEqual(done);
    const { memberships, groups, applications } = organization;
    for (const { id } of groups.slice(1, 5)) memberships.set(id, []);
    applications.splice(0);
    const refused = await sync(file, ["-q", "--max-drop", "memberships=100%,other=100%"]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain("4 lists that had 10 rows or more have none now (allowed 3):\n");
    expect(refused.stderr).toMatch(/--max-drop memberships=\d+%,emptied=4\n$/);
    // Apps were left out on purpose: nothing is lost that was not looked for.
    const groupsAlone = ["--without", "app,role", "--max-drop", "memberships=100%,emptied=4"];
    expect(ended(await sync(file, ["-q", ...groupsAlone]))).toEqual(done);
    groups.splice(0);
    memberships.clear();
    expect(ended(await sync(file, ["-q", "--max-drop", "none"]))).toEqual(done);
  });

  it("is compared with the newest file of a folder", async () => {
    const { runSync, removeUsers } = await served();
    const cwd = temporaryFolder();
    const dir = join(cwd, "acme");
    const run = (day: number, ...args: string[]) =>
      runSync(["--dir", "acme", "-q", "--now", `2026-11-${day}T02:00:00Z`, ...args], { cwd });
    expect(ended(await run(21))).toEqual(done);
    removeUsers(5);
    expect(ended(await run(22))).toEqual(done);
    removeUsers(10);
    const refused = await run(23);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain("users 115 → 105: 10 fewer (8.7 %, allowed 5 %)\n");
    expect(refused.stderr).toContain(
      "Kept        acme/2026-11-22T020000Z.json.gz, 22 Nov 2026 02:00 UTC, 24 h old\n",
    );
    expect(usersIn(join(dir, "latest.json.gz"))).toBe(115);
    expect(ended(await run(23, "--max-drop", "user=9%"))).toEqual(done);
    expect(usersIn(join(dir, "latest.json.gz"))).toBe(105);
    const reasons = readFileSync(join(dir, "runs.ndjson"), "utf8").match(/"reason":"[^"]+","file":"[^"]+"/g);
    expect(reasons).toEqual([
      '"reason":"done","file":"2026-11-21T020000Z.json.gz"',
      '"reason":"done","file":"2026-11-22T020000Z.json.gz"',
      '"reason":"more is gone than is let pass: users 115 → 105: 10 fewer (8.7 %, allowed 5 %)","file":"2026-11-23T020000Z.json.gz.rejected"',
      '"reason":"done","file":"2026-11-23T020000Z_02.json.gz"',
    ]);
  });

  it("is not taken for whole because it is not whole either", async () => {
    const { sync, removeUsers } = await served();
    const file = join(temporaryFolder(), "sync.json");
    expect(ended(await sync(file, ["-q"]))).toEqual(done);
    const before = readFileSync(file);
    removeUsers(12);
    const both = await sync(file, ["-q", "--allow-incomplete", "--expect", "group=7"]);
    expect(both.code).toBe(3);
    expect(both.stderr).toMatch(
      /^INCOMPLETE {2}nothing was replaced\. Not whole:\n {12}groups: 7 expected, 6 read\nDROPPED {5}of what was read whole, more is gone/,
    );
    expect(readFileSync(file)).toEqual(before);
    expect(readSynced(`${file}.rejected`).sync.complete).toBe(false);
  });

  it("cannot be told from a damaged file, which is said before anything is asked for", async () => {
    const { sync, simulator } = await served();
    const file = join(temporaryFolder(), "sync.json");
    const golden = readFileSync(new URL("../../fixtures/demo-sync.json", import.meta.url));
    const damaged = golden.subarray(0, golden.length / 2);
    writeFileSync(file, damaged);
    const refused = await sync(file, ["-q"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/sync\.json: the file is cut: .* move it away, or use --force\n$/);
    expect(readFileSync(file)).toEqual(damaged);
    expect(simulator.log.entries).toEqual([]);
  });
});
