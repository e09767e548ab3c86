import { join } from "node:path";
import type { SyncOptions } from "jc-connector";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../support/cli.js";
import { serveOrganization } from "../support/organization-server.js";

/** The demo organisation on a server of its own, and the options of a sync of it. */
export async function served() {
  const server = await serveOrganization(demoOrganization());
  const file = join(temporaryFolder(), "sync.json");
  const options = {
    credential: { apiKey: DEMO_API_KEY },
    baseUrl: server.url,
    file,
    startRps: 0,
  } satisfies SyncOptions;
  return { ...server, file, options };
}
