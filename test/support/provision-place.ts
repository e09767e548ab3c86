import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { emptyOrganization, type SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import { type CliOptions, type CliRun, runCli, temporaryFolder } from "./cli.js";
import { type CommandOptions, runCommand } from "./command.js";
import { type ServedOrganization, serveForCommands } from "./organization-server.js";

const id = (digits: string) => digits.padStart(24, "0");

export const ORGANIZATION = "60259a2ad81e1a474d4e7c83";

/** Everybody and everything of the small organisation whose access is changed. */
export const ids = {
  ada: id("a1"),
  tom: id("a2"),
  sven: id("a3"),
  olga: id("a4"),
  sam1: id("a5"),
  sam2: id("a6"),
  engineering: id("b1"),
  sales: id("b2"),
  byRule: id("b3"),
  slack: id("c1"),
  wiki: id("c2"),
  operator: id("d1"),
  nobody: id("ff"),
} as const;

export const member = (group: string) => `group:${group}:member`;
export const access = (app: string) => `app:${app}:access`;
export const user = (userId: string) => `user:${userId}`;
export const group = (groupId: string) => `group:${groupId}`;

/** A whole minute so many hours from now on, as --until takes it: UTC, ISO 8601. */
export function laterMinute(hours: number): string {
  const minute = 60_000;
  return new Date(Math.ceil(Date.now() / minute) * minute + hours * 60 * minute).toISOString();
}

/** A key that may change something, and whose owner is the administrator "operator". */
export const WRITE_KEY = "jca_w7Kq2zT9vXb4Lm8RpYs3HdFg6Nc1Je5Uo0Wi";

/** Ada is in Engineering, which has Slack, and has the wiki herself; Olga is the administrator whose key it is. */
export function smallCompany(): SimulatedOrganization {
  const organization = emptyOrganization(ORGANIZATION);
  organization.displayName = "Acme Inc";
  return organization;
}

/** Commands run in this process, one at a time since they share its working directory, unless it says otherwise. */
export interface ProvisionPlace extends ServedOrganization<CommandOptions> {
  cwd: string;
  /** Runs `jc-connector provision …` with --write, a ticket and the key that may. */
  write(args: readonly string[], env?: Record<string, string>): Promise<CliRun>;
  /** As `write`, in a process of its own: to run beside others, to be killed, or to be the built command itself. */
  writeProcess(args: readonly string[], options?: Pick<CliOptions, "onStart">): Promise<CliRun>;
  /** Runs it with nothing but what is given. */
  provision(args: readonly string[], env?: Record<string, string>): Promise<CliRun>;
  /** "POST /path {body} 204", in order. */
  writes(): string[];
  /** The lines of the receipts file; none where there is no such file. */
  receipts(): Record<string, unknown>[];
}

/** Serves the small company, to be changed. */
export async function provisionPlace(switches: Partial<Switches> = {}): Promise<ProvisionPlace> {
  const keys = [{ key: DEMO_API_KEY }, { key: WRITE_KEY, owner: ids.operator }];
  const served = await serveForCommands(smallCompany(), { keys, ...switches });
  fill(served);
  const cwd = temporaryFolder();
  const { simulator, url } = served;
  const line = (args: readonly string[]) => ["provision", ...args, "--base-url", url, "--start-rps", "0"];
  const writing = (args: readonly string[]) => [...args, "--write", "--ticket", "SEC-4711"];
  const provision = (args: readonly string[], env: Record<string, string> = {}) =>
    runCommand(line(args), { cwd, env });
  return {
    ...served,
    cwd,
    provision,
    write: (args, env = {}) => provision(writing(args), { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY, ...env }),
    writeProcess: (args, options = {}) =>
      runCli(line(writing(args)), { cwd, env: { JUMPCLOUD_WRITE_API_KEY: WRITE_KEY }, ...options }),
    writes: () =>
      simulator.log.writes.map(
        ({ path, body, status = "lost" }) => `${path} ${JSON.stringify(body)} ${status}`,
      ),
    receipts() {
      const path = join(cwd, "receipts.jsonl");
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, "utf8").trimEnd().split("\n");
      return lines.map((line): Record<string, unknown> => JSON.parse(line));
    },
  };
}

function fill({ simulator }: Pick<ServedOrganization, "simulator">): void {
  const person = (userId: string, displayname: string, given: object = {}) =>
    simulator.addUser({ _id: userId, id: userId, displayname, ...given });
  person(ids.ada, "Ada Byron", { email: "ada@acme.com", username: "ada" });
  person(ids.tom, "Tom Brandt", { email: "tom@acme.com", username: "tom" });
  person(ids.sven, "Sven Sund", {
    email: "sven@acme.com",
    username: "sven",
    suspended: true,
    state: "SUSPENDED",
  });
  person(ids.olga, "Olga Operator", { email: "Olga@acme.com", username: "olga" });
  person(ids.sam1, "Sam Twin", { email: "sam.1@acme.com", username: "sam1" });
  person(ids.sam2, "Sam Twin", { email: "sam.2@acme.com", username: "sam2" });
  simulator.addGroup({ id: ids.engineering, name: "Engineering" });
  simulator.addGroup({ id: ids.sales, name: "Sales" });
  simulator.addGroup({ id: ids.byRule, name: "All of Berlin", membershipMethod: "DYNAMIC_AUTOMATED" });
  const app = (appId: string, displayLabel: string) =>
    simulator.addApplication({ _id: appId, id: appId, displayLabel });
  app(ids.slack, "Slack");
  app(ids.wiki, "Wiki");
  simulator.addMembership(ids.engineering, ids.ada);
  simulator.addMembership(ids.byRule, ids.ada);
  simulator.addBinding("groupBindings", { of: ids.slack, to: ids.engineering });
  simulator.addBinding("userBindings", { of: ids.wiki, to: ids.ada });
  simulator.organization.administrators.push({
    _id: ids.operator,
    id: ids.operator,
    email: "olga@ACME.com",
    role: "role-1",
    roleName: "Administrator",
    apiKeyAllowed: true,
    apiKeyHash: { createdAt: "2026-01-01T00:00:00.000Z", prefix: WRITE_KEY.slice(0, 8) },
  });
}

/** Grants something that is to end, and makes sure that it is done. */
export async function grantUntil(
  { write }: ProvisionPlace,
  { what, until }: { what: readonly string[]; until: string },
): Promise<void> {
  const run = await write(["grant", ...what, "--until", until]);
  expect(run.code, run.stderr).toBe(0);
}
