import { Readable } from "node:stream";
import { run } from "../../src/cli/main.js";
import { fakeIo } from "./fake-io.js";

/** What a reader says first of a file of the sample, as far as it comes. */
const INTRODUCTION = "Example (o1, US), sync of 23 Nov 2026 02:00 UTC, 6 h old, complete\n";

/** Runs a command on the sample or what was made of it; `said` is what it said behind whose file it is. */
export async function runReader(
  args: readonly string[],
  stdin?: Buffer,
): Promise<{ code: number; stdout: string; said: string }> {
  const io = fakeIo({ ...(stdin && { stdin: Readable.from([stdin]) }) });
  const code = await run(["node", "jc-connector", ...args], io);
  const stderr = io.stderr.text();
  const said = stderr.startsWith(INTRODUCTION) ? stderr.slice(INTRODUCTION.length) : stderr;
  return { code, stdout: io.stdout.text(), said };
}
