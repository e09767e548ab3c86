import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../src/cli/main.js";
import { fakeIo } from "../cli/fake-io.js";

/** When the reviews of closed-review.ts are closed. */
export const CLOSED_AT = "2026-11-23T09:00:00.000Z";

/** Runs `review close` in this process, without colours. */
export async function runClose(args: readonly string[], given: { now?: string; columns?: number } = {}) {
  const { now = CLOSED_AT, columns } = given;
  const io = fakeIo({ now: new Date(now), ...(columns !== undefined && { columns }) });
  const code = await run(["node", "jc-connector", "review", "close", ...args], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}

/** Every file below a folder, by its path with "/", and its bytes as text. */
export function filesIn(folder: string, prefix = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) Object.assign(found, filesIn(path, `${prefix}${entry.name}/`));
    else found[`${prefix}${entry.name}`] = readFileSync(path, "utf8");
  }
  return found;
}
