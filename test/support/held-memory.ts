import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ASKINGS = 10;

/** A command of the built program whose memory can be asked for while it runs. */
export interface MeasuredCommand {
  stdin: Writable;
  /** Nothing of it is taken until `finish`: a command that writes much waits in the middle. */
  stdout: Readable;
  /** Bytes that it holds after a forced collection: heapUsed + external, the least of some askings. */
  heldBytes(): Promise<number>;
  /** Takes the output; the exit code. */
  finish(): Promise<number | null>;
}

/** Starts a command that can be stopped at its input or its output, and measured there, however fast it is. */
export async function measuredCommand(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<MeasuredCommand> {
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--import", here("./report-heap.js"), here("../../bin/jc-connector.js"), ...args],
    { env: { PATH: process.env.PATH ?? "", ...env }, stdio: ["pipe", "pipe", "ignore", "pipe"] },
  );
  const { stdin, stdout } = child;
  const reports = child.stdio[3];
  if (stdin === null || stdout === null || !isReadable(reports)) {
    throw new Error("the command has no input, output or report to wait for");
  }
  const lines = createInterface({ input: reports });
  // A signal that comes before it listens would end it.
  await once(lines, "line");
  return {
    stdin,
    stdout,
    async heldBytes() {
      // Between two askings it goes on with what is under way: batches, and code that is being compiled.
      let least = Number.POSITIVE_INFINITY;
      for (let times = 0; times < ASKINGS; times += 1) {
        const line = once(lines, "line");
        child.kill("SIGUSR2");
        least = Math.min(least, Number((await line)[0]));
      }
      return least;
    },
    async finish() {
      const ended = once(child, "close");
      stdin.end();
      stdout.resume();
      return (await ended)[0];
    },
  };
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === "object" && stream !== null && "read" in stream;
}
