import { once } from "node:events";
import { DEMO_API_KEY, DEMO_CLIENT, demoOrganization } from "../simulator/demo-organization.js";
import { generateOrganization } from "../simulator/generate.js";
import type { SimulatedOrganization } from "../simulator/organization.js";
import { serve } from "../simulator/server.js";
import { createSimulator } from "../simulator/simulator.js";
import { TOKEN_PATH } from "../simulator/token-endpoint.js";
import type { CommandContext } from "./context.js";
import { UsageError } from "./errors.js";
import type { ExitCode } from "./exit-code.js";
import { counted } from "./number-text.js";

export interface DemoFlags {
  port: number;
  users?: number;
  seed: number;
  latency: number;
}

/** `jc-connector demo`: serves until the run is stopped, and rejects with the reason then. */
export async function runDemo(flags: DemoFlags, { io, signal }: CommandContext): Promise<ExitCode> {
  signal.throwIfAborted();
  const organization = organizationFor(flags);
  const simulator = createSimulator(organization, { latencyMs: flags.latency });
  const server = await listen(() => serve(simulator, { port: flags.port }));
  try {
    io.stdout.write(invitation(server.url, organization));
    await once(signal, "abort");
  } finally {
    await server.close();
  }
  throw signal.reason;
}

/** A generated organisation's proportions are those of real ones: a group for 20 people, an app for 30. */
function organizationFor({ users, seed }: DemoFlags): SimulatedOrganization {
  if (users === undefined) return demoOrganization();
  return generateOrganization({
    seed,
    users,
    groups: Math.max(3, Math.ceil(users / 20)),
    apps: Math.max(3, Math.ceil(users / 30)),
    administrators: Math.max(2, Math.ceil(users / 50)),
  });
}

async function listen<Server>(start: () => Promise<Server>): Promise<Server> {
  try {
    return await start();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot serve: ${message}; --port 0 takes any free port`, { cause: error });
  }
}

function invitation(
  url: string,
  { displayName, id, users, groups, applications }: SimulatedOrganization,
): string {
  const size = [
    counted(users.length, "user"),
    counted(groups.length, "group"),
    counted(applications.length, "app"),
  ].join(", ");
  return `Serving ${displayName ?? id} (${size}), an invented organisation. Ctrl-C ends it.

  JUMPCLOUD_BASE_URL=${url}
  JUMPCLOUD_API_KEY=${DEMO_API_KEY}

Try it from another terminal:

  export JUMPCLOUD_BASE_URL=${url} JUMPCLOUD_API_KEY=${DEMO_API_KEY}
  jc-connector doctor
  jc-connector sync -f demo.json
  curl -H "x-api-key: $JUMPCLOUD_API_KEY" '${url}/api/systemusers?limit=2'

As a service account, in place of the key:

  unset JUMPCLOUD_API_KEY
  export JUMPCLOUD_OAUTH_URL=${url}${TOKEN_PATH}
  export JUMPCLOUD_CLIENT_ID=${DEMO_CLIENT.id} JUMPCLOUD_CLIENT_SECRET=${DEMO_CLIENT.secret}
`;
}
