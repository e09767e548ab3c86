import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { managedOrganization, PROVIDER_ADMIN_ID, syncedTwice } from "../support/managed-organization.js";
import { serveOrganizationsForCommands } from "../support/organizations-server.js";
import { readSynced } from "../support/synced.js";

/** The profile of one account in a sync file. */
function profileIn(file: string, key: string) {
  return readSynced(file).resources.find(({ id }) => `${id.resourceType}:${id.resource}` === key)?.profile;
}

describe("a provider's administrators", () => {
  it("take no link from an administrator of the organisation who has the same address", async () => {
    const managed = managedOrganization();
    const { organization, theirs } = managed;
    const [own] = organization.administrators;
    const [user] = organization.users;
    if (own === undefined || user === undefined) throw new Error("none");
    user.email = "both@acme.example";
    own.email = "Both@acme.example";
    theirs.email = "both@ACME.example";
    const files = await syncedTwice(managed);
    for (const file of [files.read, files.refused]) {
      expect(profileIn(file, `user:${user.id}`)).toMatchObject({ linked_admin_id: own.id });
      expect(profileIn(file, `admin_user:${own.id}`)).toMatchObject({ linked_user_id: user.id });
    }
    expect(profileIn(files.read, `admin_user:${PROVIDER_ADMIN_ID}`)).not.toHaveProperty("linked_user_id");
  });

  it("and the links that only they make are uncertain for diff where one file lacks them, not changed", async () => {
    const managed = managedOrganization();
    const user = managed.organization.users.find(({ admin }) => admin === undefined || admin === null);
    if (user === undefined) throw new Error("none");
    user.email = managed.theirs.email;
    const { refused, read } = await syncedTwice(managed);
    expect(profileIn(read, `user:${user.id}`)).toMatchObject({ linked_admin_id: PROVIDER_ADMIN_ID });
    for (const [files, side, counts] of [
      [[refused, read], "old", { added: 3, removed: 0, changed: 1 }],
      [[read, refused], "new", { added: 0, removed: 3, changed: 1 }],
    ] as const) {
      const run = await runCommand(["diff", ...files, "--format", "json"]);
      expect(run.code).toBe(3);
      const { uncertain, events } = JSON.parse(run.stdout);
      expect(uncertain).toEqual([
        { side, kind: "notRead", what: "administrators of a managing provider", why: "not read", ...counts },
      ]);
      expect(events).toEqual([]);
      const rest = await runCommand(["diff", ...files, "--allow-incomplete"]);
      expect(rest.code).toBe(0);
    }
  });

  it("are one account with the administrator of the organisation who has the same id", async () => {
    const managed = managedOrganization();
    const [own] = managed.organization.administrators;
    if (own === undefined) throw new Error("none");
    managed.theirs._id = own.id;
    const files = await syncedTwice(managed);
    // What the first file lacks, it may still lack: nothing more is said.
    const { code, stdout } = await runCommand(["diff", files.refused, files.read]);
    expect(code).toBe(3);
    expect(stdout).not.toContain(own.id);
    expect(profileIn(files.read, `admin_user:${own.id}`)).not.toHaveProperty("is_provider_administrator");
  });

  it("are read by access as every other administrator is", async () => {
    const { read } = await syncedTwice(managedOrganization());
    for (const args of [["access", `admin_user:${PROVIDER_ADMIN_ID}`, read]]) {
      const { stdout } = await runCommand(args);
      expect(stdout).toContain("joe@msp.example");
    }
  });

  it("are in the file of each organisation that the provider manages, with --all-orgs", async () => {
    const { organization, theirs } = managedOrganization();
    const dir = join(temporaryFolder(), "all");
    const { runSync } = await serveOrganizationsForCommands([organization], { providers: { p1: [theirs] } });
    expect((await runSync(["--all-orgs", "--dir", dir])).code).toBe(0);
    const file = join(dir, organization.id, "latest.json.gz");
    expect(profileIn(file, `admin_user:${PROVIDER_ADMIN_ID}`)).toMatchObject({ provider_id: "p1" });
  });
});
