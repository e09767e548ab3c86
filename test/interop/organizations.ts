import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { serve } from "../../src/simulator/server.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { runCli } from "../support/cli.js";
import { arrangedWith, compatibleQuirks } from "../support/quirks.js";

interface Served {
  organization: SimulatedOrganization;
  switches?: Partial<Switches>;
}

/** What everything is shown for. Both have every kind of resource. */
export const organizations: readonly { name: string; served: () => Served }[] = [
  { name: "the demo organisation", served: () => ({ organization: demoOrganization() }) },
  {
    name: "10,000 users and every quirk",
    served: () =>
      arrangedWith(
        compatibleQuirks(),
        generateOrganization({ seed: 11, users: 10_000, groups: 100, apps: 60, administrators: 40 }),
      ),
  },
];

/** The files that the built commands make of an organisation, in a folder for the caller to remove. */
export interface MadeFiles {
  folder: string;
  sync: string;
  c1z: string;
}

/** Syncs a served organisation and exports it as a c1z. */
export async function makeFiles({ organization, switches = {} }: Served): Promise<MadeFiles> {
  const folder = mkdtempSync(join(tmpdir(), "jc-connector-interop-"));
  const sync = join(folder, "sync.json");
  const c1z = join(folder, "sync.c1z");
  const server = await serve(createSimulator(organization, switches));
  try {
    const env = { JUMPCLOUD_API_KEY: DEMO_API_KEY };
    await jc(["sync", "--base-url", server.url, "--start-rps", "0", "--file", sync], env);
  } finally {
    await server.close();
  }
  await jc(["export", sync, "--format", "c1z", "--out", c1z]);
  return { folder, sync, c1z };
}

/** What a command prints that has to succeed. */
export async function jc(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await runCli(args, { env });
  if (code !== 0) throw new Error(`jc-connector ${args.join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}
