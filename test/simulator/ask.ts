import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { emptyOrganization, type SimulatedOrganization } from "../../src/simulator/organization.js";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";

export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

/** The request of a client with the demo key. */
export function request(path: string, { method = "GET", headers = {}, body, signal }: Asked = {}): Request {
  return new Request(`https://console.jumpcloud.com${path}`, {
    method,
    headers: { "x-api-key": DEMO_API_KEY, ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
}

/** Asks a simulator without any socket. */
export async function ask(simulator: Simulator, path: string, asked: Asked = {}): Promise<Reply> {
  const response = await simulator.handle(request(path, asked));
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** The ids in a body, in their order: of a V1 or wrapped list, a V2 list, edges or paths. */
export function idsIn(body: unknown): string[] {
  const rows: unknown[] = Array.isArray(body) ? body : asList(fieldOf(body, "results"));
  return rows.map((row) =>
    String(fieldOf(row, "_id") ?? fieldOf(row, "id") ?? fieldOf(fieldOf(row, "to"), "id")),
  );
}

export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export const ORGANIZATION_ID = "60259a2ad81e1a474d4e7c83";

/** A simulator of an organisation that `arrange` fills through the simulator's own changes. */
export function simulatorOf(
  arrange: (simulator: Simulator) => void = () => {},
  switches: Partial<Switches> = {},
): Simulator {
  const simulator = createSimulator(emptyOrganization(ORGANIZATION_ID), switches);
  simulator.clock.set(Date.parse("2026-11-23T12:00:00.000Z"));
  arrange(simulator);
  return simulator;
}

/** So many users, who are all in one group. */
export function groupOf(count: number, switches: Partial<Switches> = {}) {
  const simulator = simulatorOf(() => {}, switches);
  const users = Array.from({ length: count }, () => simulator.addUser().id);
  const group = simulator.addGroup().id;
  simulator.organization.memberships.set(group, [...users]);
  return { simulator, users, group };
}

/** A copy of an organisation's edges and ids, to see that nothing changed. */
export function edgesOf({ memberships, userBindings, groupBindings }: SimulatedOrganization) {
  return structuredClone({ memberships, userBindings, groupBindings });
}
