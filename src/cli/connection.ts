import type { Readable } from "node:stream";
import { type Connection, POLITE_START_RPS } from "../jumpcloud/connection.js";
import { secretsOf } from "../jumpcloud/credential.js";
import type { HttpProxy } from "../jumpcloud/dispatcher.js";
import { resolveProxy } from "./proxy.js";
import { type ConnectionFlags, refuseUncheckedTls, resolveOrganizationId, resolvePlace } from "./settings.js";
import { readSignIn } from "./sign-in.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The connection that flags and environment describe. Throws UsageError. */
export async function configuredConnection(
  flags: ConnectionFlags,
  from: { env: Environment; stdin: Readable; warn(text: string): void },
): Promise<Connection> {
  const { env, stdin, warn } = from;
  const place = resolvePlace(flags, env);
  const proxy = wayTo(place.origin, env);
  const organizationId = resolveOrganizationId(flags, env);
  const { credential, warning } = await readSignIn(flags, { env, stdin, place });
  const tokenProxy = credential.kind === "serviceAccount" ? wayTo(credential.tokenUrl, env) : undefined;
  if (warning !== undefined) warn(warning);
  return {
    ...place,
    baseUrl: place.origin,
    ...(organizationId !== undefined && { organizationId }),
    ...(proxy !== undefined && { proxy }),
    ...(tokenProxy !== undefined && { tokenProxy }),
    credential,
    secrets: secretsOf(credential),
    startRps: POLITE_START_RPS,
    close: async () => {},
  };
}

/** The client id of the service account that reads, where it is not somebody's key. */
export function serviceAccountOf({ credential }: Pick<Connection, "credential">): {
  serviceAccount?: string;
} {
  return credential.kind === "serviceAccount" ? { serviceAccount: credential.clientId } : {};
}

/** The proxy on the way to a host that gets secrets. */
function wayTo(url: string, env: Environment): HttpProxy | undefined {
  const { origin } = new URL(url);
  refuseUncheckedTls(origin, env);
  return resolveProxy(origin, env);
}

/** A connection to the simulated organisation, served inside this process on a loopback port. */
export async function demoConnection(): Promise<Connection> {
  const [{ DEMO_API_KEY, demoOrganization }, { createSimulator }, { serve }] = await Promise.all([
    import("../simulator/demo-organization.js"),
    import("../simulator/simulator.js"),
    import("../simulator/server.js"),
  ]);
  const server = await serve(createSimulator(demoOrganization()));
  return {
    origin: server.url,
    region: "us",
    baseUrl: "demo",
    credential: { kind: "apiKey", key: DEMO_API_KEY },
    secrets: [DEMO_API_KEY],
    startRps: 0,
    close: () => server.close(),
  };
}
