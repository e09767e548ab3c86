import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CLI, measure, programPath } from "./measure.js";
import { RunError } from "./run-error.js";

/**
 * Syncs a served organisation into `file`, which is not there yet.
 *
 * @param {string} file
 * @param {{ served: object, concurrency: number, start: "at once" | "polite" }} options
 */
export function runSync(file, { served: { url, key }, concurrency, start }) {
  const pace = start === "at once" ? ["--start-rps", "0"] : [];
  const args = [
    "sync",
    "-f",
    file,
    "--base-url",
    url,
    "--concurrency",
    String(concurrency),
    ...pace,
    "--quiet",
  ];
  return measure([CLI, ...args], { env: { JUMPCLOUD_API_KEY: key } });
}

/**
 * Runs the floor of a sync that asked for `targets` and wrote `file`.
 *
 * @param {{ served: object, concurrency: number, file: string, targets: readonly string[], folder: string }} sync
 */
export async function runSyncFloor({ served: { url, key }, concurrency, file, targets, folder }) {
  if (file === undefined) throw new RunError("there is no sync whose floor it could be");
  const order = join(folder, "floor-order.json");
  const out = join(folder, "floor.json");
  const { size } = statSync(file);
  writeFileSync(order, JSON.stringify({ url, key, targets, connections: concurrency, bytes: size, out }));
  try {
    return await measure([programPath("floor-sync.js"), order]);
  } finally {
    rmSync(out, { force: true });
  }
}
