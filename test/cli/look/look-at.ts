import { fileURLToPath } from "node:url";
import { run } from "../../../src/cli/main.js";
import { fakeIo } from "../fake-io.js";
import { textSink } from "../text-sink.js";

/** The demo organisation's sync file. */
export const demoFile = fileURLToPath(new URL("../../../fixtures/demo-sync.json", import.meta.url));

/** What the first line of a reader says of it. */
export const demoLine =
  "Larkspur Instruments (5f3c1a90b07e4d21c8aa6e10, US), sync of 23 Nov 2026 02:00 UTC, 7 h old, complete\n";

export interface LookedAt {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command on a sync file: on a terminal of `columns` where they are given, else into a pipe. */
export async function lookAt(
  args: readonly string[],
  { file = demoFile, columns }: { file?: string; columns?: number } = {},
): Promise<LookedAt> {
  const io = fakeIo({ stdout: textSink(columns), ...(columns !== undefined && { columns }) });
  const [command = "", ...flags] = args;
  const code = await run(["node", "jc-connector", command, file, ...flags], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}
