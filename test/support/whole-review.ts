import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { type CliRun, temporaryFolder } from "./cli.js";
import { type CommandOptions, runCommand } from "./command.js";
import { itemsOf, type SheetRow } from "./filled-sheets.js";
import { type ServedOrganization, serveForCommands } from "./organization-server.js";
import { WRITE_KEY } from "./provision-place.js";

/** An organisation that is served, and a review of it. */
export interface WholeReview extends ServedOrganization<CommandOptions> {
  /** Where commands run: sync.json and the folder of reviews are there. */
  cwd: string;
  /** The folder of the review. */
  folder: string;
  /** Runs `jc-connector review COMMAND 2026-Q4 …`. */
  review(command: string, args?: readonly string[]): Promise<CliRun>;
  /** The same with --format json, and what it answered. */
  told<Answer>(command: string, args?: readonly string[]): Promise<{ code: number | null; answer: Answer }>;
  /** `review apply --write`, with the key that may. */
  write(args: readonly string[]): Promise<CliRun>;
  /** Who has what by itself: "5f3c… in 60a1…", "5f3c… has 617c…", sorted. */
  edges(): string[];
  /** The edges that were asked to go, in the same words, sorted. */
  removed(): string[];
  /** A CSV file of the review, by its columns. */
  table(...path: string[]): SheetRow[];
}

export const REVIEW_NAME = "2026-Q4";

/**
 * Serves the organisation on loopback until the test ends. Nothing is synced or opened yet. The commands of the review
 * run in this process, or as `run` does.
 */
export async function wholeReview(
  organization: SimulatedOrganization,
  run: typeof runCommand = runCommand,
): Promise<WholeReview> {
  const served = await serveForCommands(organization, { keys: [{ key: DEMO_API_KEY }, { key: WRITE_KEY }] });
  const cwd = temporaryFolder();
  const folder = join(cwd, "reviews", REVIEW_NAME);
  const review = (command: string, args: readonly string[] = [], env: Record<string, string> = {}) =>
    run(["review", command, REVIEW_NAME, ...args], { cwd, env });
  return {
    ...served,
    cwd,
    folder,
    review,
    async told(command, args = []) {
      const { code, stdout, stderr } = await review(command, [...args, "--format", "json"]);
      if (stdout === "") throw new Error(`review ${command} ended with ${code}: ${stderr}`);
      return { code, answer: JSON.parse(stdout) };
    },
    write: (args) =>
      review("apply", ["--write", "--base-url", served.url, "--start-rps", "0", ...args], {
        JUMPCLOUD_WRITE_API_KEY: WRITE_KEY,
      }),
    edges: () => edgesOf(organization),
    removed: () => served.simulator.log.writes.map(removedEdge).sort(),
    table: (...path) => readTable(join(folder, ...path)),
  };
}

/** What rows of a review are in the organisation, by the words of `edges`, sorted. */
export function edgesOfItems(folder: string, keys: Iterable<string>): string[] {
  const items = itemsOf(folder);
  return [...keys]
    .map((key) => {
      const item = items.get(key);
      if (item === undefined) throw new Error(`no item ${key}`);
      const [type, resource] = item.entitlement.split(":");
      const account = item.account.replace(/^\w+:/, "");
      return type === "group" ? `${account} in ${resource}` : `${account} has ${resource}`;
    })
    .sort();
}

/** Whether every file of the evidence has the hash that its list states; true where that tool is not there. */
export function hashesHold(evidence: string): boolean {
  if (!existsSync(join(evidence, "SHA256SUMS"))) return false;
  try {
    execFileSync("sha256sum", ["--strict", "--quiet", "-c", "SHA256SUMS"], { cwd: evidence, stdio: "pipe" });
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT";
  }
}

function edgesOf({ memberships, userBindings }: SimulatedOrganization): string[] {
  const of = (edges: ReadonlyMap<string, readonly string[]>, verb: string) =>
    [...edges].flatMap(([to, users]) => users.map((user) => `${user} ${verb} ${to}`));
  return [...of(memberships, "in"), ...of(userBindings, "has")].sort();
}

function removedEdge({ path, body, status }: { path: string; body: unknown; status?: number }): string {
  const [, kind, id] =
    /^\/api\/v2\/(usergroups|applications)\/(\w+)\/(?:members|associations)$/.exec(path) ?? [];
  const wanted = { op: "remove", type: "user", id: "" };
  const asked = typeof body === "object" && body !== null ? { ...wanted, ...body } : wanted;
  if (kind === undefined || asked.op !== "remove" || asked.type !== "user" || status !== 204) {
    throw new Error(`an unexpected write: ${path} ${JSON.stringify(body)} ${status}`);
  }
  return `${asked.id} ${kind === "usergroups" ? "in" : "has"} ${id}`;
}

function readTable(path: string): SheetRow[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return Papa.parse<SheetRow>(text, { header: true, skipEmptyLines: true }).data;
}
