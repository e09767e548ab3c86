import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { temporaryFolder } from "../support/cli.js";
import { syncInProcess } from "../support/in-process.js";
import { readSynced } from "../support/synced.js";
import { firstUserName, grantCount, lineCount } from "./sync-file-facts.js";

describe("what the bench takes from a sync file", () => {
  it("is how many grants and lines it has, and somebody's user name", async () => {
    const file = join(temporaryFolder(), "sync.json");
    const organization = generateOrganization({ seed: 3, users: 40, groups: 3, apps: 2, administrators: 1 });
    await syncInProcess(createSimulator(organization), { file });
    expect(grantCount(file)).toBe(readSynced(file).grants.length);
    expect(organization.users.map(({ username }) => username)).toContain(await firstUserName(file));
    expect(lineCount(file)).toBe(readFileSync(file, "utf8").split("\n").length - 1);
  });

  it("is refused where the file has nobody and no counts", async () => {
    const file = join(temporaryFolder(), "sync.json");
    writeFileSync(file, "{}\n");
    expect(() => grantCount(file)).toThrow(`${file}: its manifest states no grants`);
    await expect(firstUserName(file)).rejects.toThrow(`${file}: it has no person with a user name`);
  });
});
