import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { endingsOf, expectTruth, plainly, syncAll, tableOf } from "../support/all-orgs.js";
import { temporaryFolder } from "../support/cli.js";
import { organizations, serveOrganizations } from "../support/organizations-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

describe("what stops sync --all-orgs", () => {
  it("ends everything when it is interrupted, and goes on from there the next time", async () => {
    const all = organizations(3);
    const [first, second, third] = all;
    if (!first || !second || !third) throw new Error("too few");
    const dir = join(temporaryFolder(), "all");
    const { runSync, simulator } = await serveOrganizations(all, { latencyMs: 5 });
    const run = await runSync(["--all-orgs", "--dir", dir, ...plainly], {
      onStart(kill) {
        const off = simulator.onRequest((_, request) => {
          const isMembers = request.url.includes("/members");
          if (request.headers.get("x-org-id") !== second.id || !isMembers) return;
          off();
          kill("SIGINT");
        });
      },
    });
    expect(run.code).toBe(130);
    expectTruth(dir, first);
    expect(endingsOf(dir, second)).toEqual([130]);
    expect(existsSync(join(dir, third.id))).toBe(false);
    expect(run.stderr).toContain("Organisation B (60259a2ad81e1a474d4e7c11): interrupted (exit 130)");
    expect(run.stderr).toMatch(/NOT BEGUN {3}Organisation C \(/);
    expect(simulator.log.entries.some(({ headers }) => headers.orgId === third.id)).toBe(false);
    const again = await runSync(["--all-orgs", "--dir", dir, "--quiet", "--now", "2026-11-23T02:09:03Z"]);
    expect(again).toMatchObject({ code: 0, stderr: "" });
    const [resumed, begun] = [second, third].map(({ id }) => readSynced(join(dir, id, "latest.json.gz")));
    expect(resumed?.manifest.resumed?.units).toBeGreaterThan(0);
    expect([resumed, begun].map((synced) => synced && contentOf(synced))).toEqual(
      [second, third].map(truthOf),
    );
  });

  it("stops at once with a key that is none", async () => {
    const { run, dir } = await syncAll(organizations(2), {
      options: { env: { JUMPCLOUD_API_KEY: "wrong" } },
    });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain("JumpCloud refused the API key");
    expect(readdirSync(dir)).toEqual([]);
  });

  it("stops when the first two organisations say that the key is none, and tells what was not begun", async () => {
    const all = organizations(3);
    const { run, simulator } = await syncAll(all, {
      switches: { faults: [{ kind: "unauthorized", endpoint: "GET /api/systemusers" }] },
    });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain("JumpCloud refused the API key");
    expect(tableOf(run.stderr)).toEqual(["A", "B"]);
    expect(run.stderr).toMatch(/NOT BEGUN {3}Organisation C \(/);
    expect(simulator.log.entries.some(({ headers }) => headers.orgId === all[2]?.id)).toBe(false);
  });

  it.each([0, 1])("goes on where organisation %i alone says that the key is none", async (refusing) => {
    const all = organizations(3);
    const { run, dir } = await syncAll(all, {
      switches: {
        faults: [
          {
            kind: "unauthorized",
            endpoint: "GET /api/systemusers",
            ...(all[refusing] && { organization: all[refusing].id }),
          },
        ],
      },
    });
    expect(run.code).toBe(4);
    for (const organization of all.toSpliced(refusing, 1)) expectTruth(dir, organization);
    expect(run.stderr).toContain("Synced      2 of 3 organisations");
  });

  it("cannot know them without the list", async () => {
    const { run } = await syncAll(organizations(2), { switches: { refuse: ["GET /api/organizations"] } });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain("sync each one: --org-id ID --dir DIR/ID");
  });
});
