import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { run } from "../../src/cli/main.js";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { serve } from "../../src/simulator/server.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { temporaryFolder } from "../support/cli.js";
import { readSynced } from "../support/synced.js";
import { fakeIo } from "./fake-io.js";

/** Ids that mean something in a path, in a file's name, or in JavaScript. */
const traps = [
  "..",
  ".",
  "%2e%2e",
  "%2E%2e%2fusers",
  "../../etc/passwd",
  "a/b",
  "//elsewhere.example/api/users",
  "\\\\elsewhere.example\\share",
  "x?limit=1#top",
  "a b\r\nx-api-key: stolen",
  "__proto__",
  "constructor",
  "~root",
  "nul",
];

async function syncOf(organization: SimulatedOrganization) {
  const simulator = createSimulator(organization);
  const server = await serve(simulator);
  onTestFinished(() => server.close());
  const folder = temporaryFolder();
  const io = fakeIo({ env: { JUMPCLOUD_API_KEY: DEMO_API_KEY } });
  const args = [
    "sync",
    "-f",
    join(folder, "sync.json"),
    "--base-url",
    server.url,
    "--start-rps",
    "0",
    "--group-rules",
  ];
  const code = await run(["node", "jc-connector", ...args], io);
  return {
    code,
    folder,
    files: readdirSync(folder),
    paths: simulator.log.entries.map(({ path }) => path),
    stderr: io.stderr.text(),
  };
}

/** The only paths that a sync may ever ask for. */
const known =
  /^\/api\/(?:organizations|systemusers|users|applications|v2\/(?:usergroups|roles|service-accounts))$|^\/api\/(?:systemusers|applications|v2\/usergroups)\/[\w-]+$|^\/api\/v2\/(?:usergroups\/[\w-]+\/(?:members|membership)|applications\/[\w-]+\/(?:associations|users|usergroups))$/;

it("ids of groups and apps that mean something in a path are kept, and never asked for", async () => {
  const organization = demoOrganization();
  const [group] = organization.groups;
  const [app] = organization.applications;
  if (group === undefined || app === undefined) throw new Error("the demo organisation has groups and apps");
  for (const id of traps) {
    organization.groups.push({ ...group, id, name: `group ${id}`, membershipMethod: "DYNAMIC_AUTOMATED" });
    organization.applications.push({ ...app, id, _id: id });
  }
  const { code, folder, files, paths, stderr } = await syncOf(organization);
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
  // What could not be asked for is missing: the result is not whole, and says so.
  expect({ code, files }).toEqual({ code: 3, files: ["sync.json.rejected"] });
  expect(stderr).toContain("INCOMPLETE");
  const { resources } = readSynced(join(folder, "sync.json.rejected"));
  const kept = (type: string) =>
    resources.filter(({ id }) => id.resourceType === type).map(({ id }) => id.resource);
  expect({ group: kept("group"), app: kept("app") }).toEqual({
    group: expect.arrayContaining(traps),
    app: expect.arrayContaining(traps),
  });
});

it("ids that edges lead to are never asked for when they mean something in a path", async () => {
  const organization = demoOrganization();
  const [group] = organization.groups;
  const [app] = organization.applications;
  if (group === undefined || app === undefined) throw new Error("the demo organisation has groups and apps");
  organization.memberships.set(group.id, traps);
  organization.groupBindings.set(app.id, traps);
  const { paths } = await syncOf(organization);
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
});
