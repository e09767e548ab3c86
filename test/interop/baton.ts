import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a command of Baton prints about a c1z, in a zone that is not UTC: times in a c1z have none. */
export async function runBaton(tool: string, c1z: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, TZ: "America/New_York" };
  const { stdout } = await run(tool, ["--file", c1z, ...args], { env, maxBuffer: 2 ** 29 });
  return stdout;
}
