import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyOrganization } from "../../src/simulator/organization.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { organizations, serveOrganizationsForCommands } from "../support/organizations-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

const unknown = "f".repeat(24);

/** So many that the list has more than one page; the last one is the only one with anything in it. */
function many() {
  const [last] = organizations(1);
  if (last === undefined) throw new Error("none");
  const others = Array.from({ length: 130 }, (_, index) =>
    emptyOrganization((index + 4096).toString(16).padStart(24, "0")),
  );
  return { all: [...others, last], last };
}

describe("a sync with a key that may read several organisations", () => {
  it("reads the one that was named, and says which", async () => {
    const all = organizations(3);
    for (const organization of all) {
      const { runSync, simulator } = await serveOrganizationsForCommands(all);
      const file = join(temporaryFolder(), "sync.json");
      const run = await runSync(["--org-id", organization.id.toUpperCase(), "--file", file]);
      expect(run.code).toBe(0);
      expect(run.stderr).toContain(`${organization.displayName} (${organization.id})`);
      const synced = readSynced(file);
      expect(synced.sync.source.organization).toEqual({
        id: organization.id,
        displayName: organization.displayName,
      });
      expect(contentOf(synced)).toEqual(truthOf(organization));
      const asked = simulator.log.entries.map(({ endpoint, headers }) => [
        endpoint === "/api/organizations",
        headers.orgId,
      ]);
      expect(asked.filter(([isList, id]) => (isList ? id !== undefined : id !== organization.id))).toEqual(
        [],
      );
    }
  });

  it("finds it on whatever page of the list it stands", async () => {
    const { all, last } = many();
    const { sync, simulator } = await serveOrganizationsForCommands(all);
    const file = join(temporaryFolder(), "sync.json");
    expect((await sync(file, ["--org-id", last.id])).code).toBe(0);
    expect(contentOf(readSynced(file))).toEqual(truthOf(last));
    expect(simulator.log.count("/api/organizations")).toBe(2);
  });

  it.each([
    {
      name: "none was named",
      args: [],
      says: "the key may read several organisations, and none was named: --org-id ID names one; sync --all-orgs --dir DIR syncs each",
    },
    {
      name: "one was named that it may not read",
      args: ["--org-id", unknown],
      says: `organisation ${unknown} is none of those that the key may read: --org-id takes one of these`,
    },
  ])("lists all of them where $name, and asks nothing else", async ({ args, says }) => {
    const { all } = many();
    const { sync, simulator } = await serveOrganizationsForCommands(all);
    const run = await sync(join(temporaryFolder(), "sync.json"), args);
    const [first, ...choices] = run.stderr.trimEnd().split("\n");
    expect({ code: run.code, first }).toEqual({ code: 2, first: `jc-connector: ${says}` });
    const named = all.map(({ id, displayName }) => `  ${id}  ${displayName ?? ""}`.trimEnd());
    expect(choices).toEqual(named.toSorted());
    expect(Object.keys(simulator.log.endpoints())).toEqual(["/api/organizations"]);
  });

  it("takes no list of them that may lack one", async () => {
    const { all, last } = many();
    const { sync } = await serveOrganizationsForCommands(all, {
      faults: [{ kind: "total", total: 140, endpoint: "GET /api/organizations" }],
    });
    const file = join(temporaryFolder(), "sync.json");
    const run = await sync(file, ["--org-id", last.id]);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain("the list of organisations is not whole");
    expect(existsSync(file)).toBe(false);
  });

  it("takes the named one without the list, where that is refused", async () => {
    const all = organizations(2);
    const [, second] = all;
    if (second === undefined) throw new Error("none");
    const { sync } = await serveOrganizationsForCommands(all, { refuse: ["GET /api/organizations"] });
    const file = join(temporaryFolder(), "sync.json");
    expect((await sync(file, ["--org-id", second.id])).code).toBe(0);
    const synced = readSynced(file);
    expect(synced.sync.source.organization).toEqual({ id: second.id });
    expect(contentOf(synced)).toEqual(truthOf(second));
    const missing = await sync(join(temporaryFolder(), "sync.json"), ["--org-id", unknown]);
    expect(missing.code).toBe(5);
    expect(missing.stderr).toContain("organization not found");
  });

  it.each([
    { name: "the list of organisations names", switches: {}, marks: {} },
    {
      name: "an administrator names",
      switches: { listedProvider: "absent" as const },
      marks: { provider: "p1" },
    },
  ])(
    "has the administrators of the provider that $name, asked for without the organisation",
    async ({ switches, marks }) => {
      const [first, second] = organizations(2);
      if (first === undefined || second === undefined) throw new Error("none");
      const [administrator] = second.administrators;
      if (administrator === undefined) throw new Error("none");
      Object.assign(administrator, marks);
      second.provider = "p1";
      const { role, roleName } = administrator;
      const theirs = {
        _id: "5c3536e9e0a6840001872782",
        email: "joe@msp.example",
        firstname: "",
        lastname: "",
        role,
        roleName,
      };
      const { sync, simulator } = await serveOrganizationsForCommands([first, second], {
        ...switches,
        providers: { p1: [theirs] },
      });
      const file = join(temporaryFolder(), "sync.json");
      expect((await sync(file, ["--org-id", second.id])).code).toBe(0);
      const synced = readSynced(file);
      // As if the organisation itself had this administrator.
      second.administrators.push({ ...theirs, id: theirs._id });
      expect(contentOf(synced)).toEqual(truthOf(second));
      expect(synced.manifest.lists.find(({ name }) => name === "providerAdministrators")).toMatchObject({
        read: 1,
        reported: 1,
        proof: "proven",
      });
      expect(synced.manifest.notRead.map(({ what }) => what)).not.toContain(
        "administrators of a managing provider",
      );
      const asked = simulator.log.entries.filter(({ endpoint }) => endpoint.includes("providers"));
      expect(asked.map(({ headers }) => headers.orgId)).toEqual([undefined]);
      expect((await runCommand(["verify", file])).code).toBe(0);
    },
  );

  it("says that the provider's administrators were not read, and why, where that is refused", async () => {
    const [first, second] = organizations(2);
    if (first === undefined || second === undefined) throw new Error("none");
    second.provider = "p1";
    const { sync } = await serveOrganizationsForCommands([first, second]);
    const file = join(temporaryFolder(), "sync.json");
    const run = await sync(file, ["--org-id", second.id]);
    expect(run.code).toBe(0);
    expect(contentOf(readSynced(file))).toEqual(truthOf(second));
    expect(run.stderr.replace(/\s+/g, " ")).toContain(
      "administrators of a managing provider (GET /api/v2/providers/{id}/administrators answered 404",
    );
  });

  it("refuses an id that is none before a request", async () => {
    const { url, simulator } = await serveOrganizationsForCommands(organizations(2));
    const run = await runCommand(["sync", "--base-url", url, "--org-id", "acme", "--api-key", "k"]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--org-id "acme" is no organisation id: those have 24 hexadecimal digits');
    expect(simulator.log.entries).toEqual([]);
  });
});
