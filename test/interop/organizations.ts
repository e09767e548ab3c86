import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { serve } from "../../src/simulator/server.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { arrangedWith, compatibleQuirks } from "../support/quirks.js";
import { jc } from "./jc.js";
import type { MadeFiles } from "./setup.js";

interface ServedOrganization {
  name: string;
  serve: () => { organization: SimulatedOrganization; switches?: Partial<Switches> };
}

/** What everything is shown for. Few groups: the JSON of `baton grants` repeats every principal, 4 KB a grant. */
const shape = { seed: 11, users: 10_000, groups: 40, apps: 25, administrators: 40, memberships: 20_000 };
const demo = { name: "the demo organisation", serve: () => ({ organization: demoOrganization() }) };
const all: readonly ServedOrganization[] = [
  demo,
  {
    name: "10,000 users and many quirks",
    serve: () => arrangedWith(compatibleQuirks(), generateOrganization(shape)),
  },
];

/** JC_INTEROP=demo leaves out what takes minutes: for who runs everything else beside it. */
export const isDemoAlone = process.env.JC_INTEROP === "demo";
export const organizations = isDemoAlone ? [demo] : all;

/** Syncs an organisation with the built command, and exports the file as a c1z. */
export async function makeFiles(served: ServedOrganization, folder: string): Promise<MadeFiles> {
  await mkdir(folder);
  const sync = join(folder, "sync.json");
  const c1z = join(folder, "sync.c1z");
  const { organization, switches } = served.serve();
  const server = await serve(createSimulator(organization, switches));
  try {
    const env = { JUMPCLOUD_API_KEY: DEMO_API_KEY };
    await jc(["sync", "--base-url", server.url, "--start-rps", "0", "--file", sync], env);
  } finally {
    await server.close();
  }
  await jc(["export", sync, "--format", "c1z", "--out", c1z]);
  return { name: served.name, sync, c1z };
}
