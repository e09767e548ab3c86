import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { run } from "../../../src/cli/main.js";
import { type FakeIo, fakeIo } from "../fake-io.js";

/** The demo organisation's sync file. */
export const demoFile = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));

export interface Exported {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `jc-connector export`, its output into a pipe. */
export function exported(...args: string[]): Promise<Exported> {
  return exportWith(fakeIo(), args);
}

/** The same of a file that comes on standard input. */
export function exportOf(file: string, ...args: string[]): Promise<Exported> {
  return exportWith(fakeIo({ stdin: Readable.from([Buffer.from(file)]) }), ["-", ...args]);
}

async function exportWith(io: FakeIo, args: readonly string[]): Promise<Exported> {
  const code = await run(["node", "jc-connector", "export", ...args], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}
