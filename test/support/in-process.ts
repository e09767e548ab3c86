import type { Writable } from "node:stream";
import { createConnector } from "../../src/connector/connector.js";
import { listOrganizations } from "../../src/connector/organization.js";
import type { Answer } from "../../src/jumpcloud/answer.js";
import { JumpCloudClient } from "../../src/jumpcloud/client.js";
import { apiKeyCredential } from "../../src/jumpcloud/credential.js";
import { Pacer } from "../../src/jumpcloud/pacer.js";
import type { Region } from "../../src/jumpcloud/regions.js";
import { createRequest } from "../../src/jumpcloud/request.js";
import type { Timer } from "../../src/jumpcloud/timer.js";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { type SyncResult, sync } from "../../src/sync/sync.js";
import { Tally } from "../../src/sync/tally.js";

/** Makes another answer of the one that is due. */
export type Intercept = (path: string, answer: Answer) => Answer;

/** A whole sync of a simulated organisation without sockets and child processes: for properties that need hundreds. */
export async function syncInProcess(
  simulator: Simulator,
  options: {
    file: string;
    key?: string;
    expect?: ReadonlyMap<string, number>;
    concurrency?: number;
    /** Custom attributes that go into the profiles. */
    attributes?: readonly string[];
    groupRules?: boolean;
    /** Where the console is that links lead to. Default: not known. */
    region?: Region;
    /** Takes the file where `file` is "-". */
    stdout?: Writable;
    /** Changes what the simulator answers. May throw what a connection throws. */
    intercept?: Intercept;
  },
): Promise<SyncResult> {
  const tally = new Tally(() => new Date());
  const credential = apiKeyCredential(options.key ?? DEMO_API_KEY);
  const request = createRequest({
    send: async ({ path, headers }) => {
      const answer = await send(simulator, path, headers);
      return options.intercept?.(path, answer) ?? answer;
    },
    credential,
    pacer: new Pacer({ startRps: 0 }),
    concurrency: options.concurrency ?? 8,
    maxRetryTimeMs: Number.POSITIVE_INFINITY,
    userAgent: "jc-connector/test",
    random: () => 0,
    timer: virtualTimer(),
    observer: tally,
  });
  const client = new JumpCloudClient({ request, observer: tally, mayHavePrefix: credential.mayHavePrefix });
  const connector = createConnector(client, {
    without: new Set(),
    attributes: options.attributes ?? [],
    groupRules: options.groupRules ?? false,
    ...(options.region !== undefined && { region: options.region }),
    warn: (warning) => tally.warn(warning),
  });
  return sync({
    connector,
    tally,
    listOrganizations: () => listOrganizations(client),
    checkOrganization: async () => {},
    target: {
      complete: options.file,
      incomplete: options.file === "-" ? "-" : `${options.file}.rejected`,
      rejected: options.file === "-" ? "-" : `${options.file}.rejected`,
    },
    ...(options.stdout !== undefined && { stdout: options.stdout }),
    expect: options.expect ?? new Map(),
    header: {
      startedAt: new Date().toISOString(),
      connector: { name: "jc-connector", version: "test" },
      source: { system: "JumpCloud", baseUrl: "in process" },
      options: {},
    },
    credentialKind: credential.kind,
    clock: () => new Date(),
  });
}

/** Waits cost nothing: the time jumps. */
function virtualTimer(): Timer {
  let now = 0;
  return {
    now: () => now,
    wait: async (ms) => {
      now += ms;
    },
  };
}

async function send(simulator: Simulator, path: string, headers: Record<string, string>): Promise<Answer> {
  const response = await simulator.handle(new Request(new URL(path, "http://127.0.0.1"), { headers }));
  return { status: response.status, headers: new Map(response.headers), body: await response.text() };
}
