import { fileURLToPath } from "node:url";
import { run } from "../../../src/cli/main.js";
import { fakeIo } from "../fake-io.js";

/** The demo organisation's sync file. */
export const demoFile = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));

export interface Exported {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `jc-connector export`, its output into a pipe. */
export async function exported(...args: string[]): Promise<Exported> {
  const io = fakeIo();
  const code = await run(["node", "jc-connector", "export", ...args], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}
