import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { type Fill, returnCsv, returnXlsx, type SheetRow, sheetNames } from "./filled-sheets.js";
import { edgesOfItems, type WholeReview, wholeReview } from "./whole-review.js";

/** What `review check --format json` tells, as far as tests ask. */
export interface Checked {
  rows: { total: number; decided: number; open: number };
  refused: { kind: string }[];
}

/** What `review apply --format json` tells. */
export interface Planned {
  expect: number;
  needsForce: boolean;
  removals: { key: string; fate: string }[];
}

/** What `review close --format json` tells. */
export interface Closed {
  counts: { rows: number; removals: number; proven: number; open: number };
  open: { key: string; kind: string }[];
}

/** Hundreds of sheets and a hundred removals take their time on a busy machine. */
export const SLOW_MS = 240_000;

const SEED = 23;
const FALLBACK = "security@example.com";
export const keyOf = (row: SheetRow) => row["Row key"] ?? "";

const company = (): SimulatedOrganization =>
  generateOrganization({
    seed: SEED,
    users: 3000,
    groups: 40,
    apps: 25,
    administrators: 12,
    memberships: 8000,
  });

/** A synced organisation, and a review of it that was opened. */
export async function openedReview(args: readonly string[]): Promise<WholeReview> {
  const place = await wholeReview(company());
  expect((await place.sync(join(place.cwd, "sync.json"))).code).toBe(0);
  writeFileSync(join(place.cwd, "owners.csv"), ownersOf(place.simulator.organization));
  const { code, stderr } = await place.review("open", [...args, "--fallback", FALLBACK]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return place;
}

/** Groups and apps of one in three have no owner. */
function ownersOf({ groups, applications, users }: SimulatedOrganization): string {
  const owners = users.filter(({ email, suspended }) => email && suspended !== true).slice(10, 50);
  const lines = [...groups, ...applications].flatMap(({ id }, at) =>
    at % 3 === 2 ? [] : [`${id},${owners[at % owners.length]?.email}`],
  );
  return ["resource,email", ...lines, ""].join("\n");
}

/** Decides everything, a few in a hundred to be removed: always the same rows, which are remembered. */
export function reviewers(share: number): { fill: Fill; removed: Set<string> } {
  const removed = new Set<string>();
  const fill: Fill = (rows) =>
    rows.map((row) => {
      const isThrough = row.How?.startsWith("through") === true;
      if (isThrough || chanceOf(keyOf(row)) > share) return { ...row, Decision: "Keep" };
      removed.add(keyOf(row));
      return { ...row, Decision: "Remove" };
    });
  return { fill, removed };
}

/** From 0 to 1, as a key is a hash. */
function chanceOf(key: string): number {
  return Number.parseInt(key.slice(2, 10), 16) / 2 ** 32;
}

/** Every tenth sheet comes back as xlsx. */
export async function returnAll({ folder }: WholeReview, fill: Fill): Promise<void> {
  for (const [at, sheet] of sheetNames(folder).entries()) {
    if (at % 10 === 0) await returnXlsx(folder, { sheet, fill });
    else returnCsv(folder, { sheet, fill });
  }
}

/** Removes what the plan says, and returns what it was. */
export async function applied({ told, write, removed, folder }: WholeReview): Promise<Planned> {
  const { code, answer } = await told<Planned>("apply");
  expect({ code, removed: removed() }).toEqual({ code: 0, removed: [] });
  const run = await write([
    "--expect",
    String(answer.expect),
    "--ticket",
    "SEC-4711",
    ...(answer.needsForce ? ["--force"] : []),
  ]);
  expect({ code: run.code, stderr: run.stderr }).toMatchObject({ code: 0 });
  const wanted = answer.removals.filter(({ fate }) => fate === "remove");
  expect(removed()).toEqual(
    edgesOfItems(
      folder,
      wanted.map(({ key }) => key),
    ),
  );
  return answer;
}
