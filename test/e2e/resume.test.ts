import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { temporaryFolder } from "../support/cli.js";
import { atFirstApp, cutShort, organizationOf, readAgain } from "../support/cut-short.js";
import { journalledUnits } from "../support/journal.js";
import { commandsAt, serveForCommands, serveOrganization } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

/** When the members of some groups are read too. */
function amongApps(): typeof atFirstApp {
  let asked = 0;
  return (_, { url }) => {
    if (url.includes("/associations")) asked += 1;
    return asked === 6;
  };
}

describe("a sync that gave up", () => {
  it("is gone on with when JumpCloud answers again", async () => {
    const organization = organizationOf(8);
    const served = await serveForCommands(organization);
    const file = join(temporaryFolder(), "sync.json");
    served.simulator.switches.faults = [
      {
        kind: "server error",
        status: 503,
        body: "json",
        endpoint: "GET /api/v2/applications/{id}/associations",
      },
    ];
    const { code } = await served.sync(file, ["--max-retry-time", "0"]);
    const units = journalledUnits(`${file}.journal`);
    expect({ code, hasUsers: units.includes("users") }).toEqual({ code: 5, hasUsers: true });
    served.simulator.switches.faults = [];
    served.simulator.log.clear();
    expect((await served.sync(file)).code).toBe(0);
    expect(readAgain(served.simulator, units)).toEqual([]);
    expect(contentOf(readSynced(file))).toEqual(truthOf(organization));
  });
});

describe("a sync that goes on", () => {
  /** Cuts a sync short when all lists of objects are read, changes the organisation, and syncs again. */
  async function resumed(given: {
    change?: (organization: SimulatedOrganization, simulator: Simulator) => void;
    args?: string[];
    firstArgs?: string[];
    isMoment?: () => (index: number, request: Request) => boolean;
    env?: Record<string, string>;
  }) {
    const organization = organizationOf(9);
    const served = await serveOrganization(organization, {
      keys: [{ key: DEMO_API_KEY }, { key: "another-key-of-ours" }],
    });
    const file = join(temporaryFolder(), "sync.json");
    const { units } = await cutShort(served, {
      file,
      isMoment: given.isMoment?.() ?? atFirstApp,
      args: given.firstArgs ?? [],
    });
    given.change?.(organization, served.simulator);
    const { sync } = commandsAt(served.url);
    const { code } = await sync(file, given.args ?? [], { env: given.env ?? {} });
    const { resumed: taken } = readSynced(file).manifest;
    expect(units).toContain("users");
    return {
      code,
      taken,
      units,
      organization,
      again: readAgain(served.simulator, units),
      content: contentOf(readSynced(file)),
    };
  }

  it("tells how much it took over and how old that is", async () => {
    const { code, taken, units } = await resumed({
      firstArgs: ["--now", "2026-11-23T02:00:00Z"],
      args: ["--now", "2026-11-23T02:10:00Z"],
    });
    expect({ code, taken }).toEqual({
      code: 0,
      taken: {
        from: "2026-11-23T02:00:00.000Z",
        units: units.length,
        oldestReadAt: "2026-11-23T02:00:00.000Z",
      },
    });
  });

  it.each([
    ["--fresh is given", ["--fresh"]],
    ["--resume-within allows less", ["--now", "2026-11-23T02:05:01Z", "--resume-within", "5m"]],
  ])("takes nothing over when %s", async (_, args) => {
    const { code, taken } = await resumed({ firstArgs: ["--now", "2026-11-23T02:00:00Z"], args });
    expect({ code, taken }).toEqual({ code: 0, taken: undefined });
  });

  it("reads the lists of objects again after a quarter of an hour, and the members of groups not", async () => {
    const { again, organization, content } = await resumed({
      firstArgs: ["--now", "2026-11-23T02:00:00Z"],
      args: ["--now", "2026-11-23T02:16:00Z"],
      change: ({ users }, simulator) => simulator.removeUser(users[3]?.id ?? ""),
    });
    expect(again.filter((request) => request.startsWith("memberships"))).toEqual([]);
    expect(again.filter((request) => request.startsWith("users"))).not.toEqual([]);
    expect(content).toEqual(truthOf(organization));
  });

  it("goes on with another key that sees the same objects", async () => {
    const { code, again, taken, organization, content } = await resumed({
      isMoment: amongApps,
      env: { JUMPCLOUD_API_KEY: "another-key-of-ours" },
    });
    expect({ code, isTaken: taken !== undefined }).toEqual({ code: 0, isTaken: true });
    expect(again.filter((request) => request.startsWith("memberships"))).toEqual([]);
    expect(content).toEqual(truthOf(organization));
  });

  it("takes nothing from another key that saw other objects", async () => {
    const { code, taken, organization, content } = await resumed({
      env: { JUMPCLOUD_API_KEY: "another-key-of-ours" },
      change: (_, simulator) => simulator.addUser({ username: "new" }),
    });
    expect({ code, taken }).toEqual({ code: 0, taken: undefined });
    expect(content).toEqual(truthOf(organization));
  });

  it.each<[string, (organization: SimulatedOrganization, simulator: Simulator) => void]>([
    [
      "a user who is not among the last ones",
      ({ users, applications, userBindings }) => {
        users.unshift({
          _id: "000000000000000000000001",
          id: "000000000000000000000001",
          username: "restored",
        });
        userBindings.get(applications[0]?.id ?? "")?.push("000000000000000000000001");
      },
    ],
    [
      "a group, and reads its members",
      ({ users, applications, groupBindings }, simulator) => {
        const { id } = simulator.addGroup({ name: "Night Watch" });
        for (const user of users.slice(0, 110)) simulator.addMembership(id, user.id);
        groupBindings.get(applications[1]?.id ?? "")?.push(id);
      },
    ],
  ])("lists the objects again when an edge leads to %s that the list lacks", async (_, change) => {
    const { code, organization, content } = await resumed({ change });
    expect(code).toBe(0);
    expect(content).toEqual(truthOf(organization));
  });
});
