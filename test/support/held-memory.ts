import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A command of the built program whose memory can be asked for while it runs. */
export interface MeasuredCommand {
  /** Resolves when the command has begun to write to standard output, of which nothing is taken until `finish`. */
  writing: Promise<void>;
  /** Bytes that it holds after a forced collection: heapUsed + external. */
  heldBytes(): Promise<number>;
  /** Takes the output; the exit code. */
  finish(): Promise<number | null>;
}

/** Starts a command that waits in the middle of its output for as long as nobody takes it. */
export function measuredCommand(args: readonly string[], env: Record<string, string>): MeasuredCommand {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--expose-gc", "--import", here("./report-heap.js"), here("../../bin/jc-connector.js"), ...args],
    {
      env: { PATH: process.env.PATH ?? "", ...env },
      stdio: ["ignore", "pipe", "ignore", "pipe"],
    },
  );
  const { stdout } = child;
  const reports = child.stdio[3];
  if (stdout === null || !isReadable(reports)) throw new Error("the command has no output to wait for");
  const lines = createInterface({ input: reports });
  return {
    writing: once(stdout, "readable").then(() => undefined),
    async heldBytes() {
      const line = once(lines, "line");
      child.kill("SIGUSR2");
      return Number((await line)[0]);
    },
    async finish() {
      const ended = once(child, "close");
      stdout.resume();
      return (await ended)[0];
    },
  };
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === "object" && stream !== null && "read" in stream;
}
