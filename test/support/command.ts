import { tmpdir } from "node:os";
import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/main.js";
import type { CliRun } from "./cli.js";

/** Asked once: a test that is out of time leaves a folder behind that is gone. */
const START = process.cwd();

export interface CommandOptions {
  env?: Record<string, string>;
  /** Of the whole process while the command runs: such runs must not overlap. */
  cwd?: string;
  stdin?: string | Buffer;
}

/**
 * Runs a command line without a process of its own, over the same HTTP and files, as `runCli` would: for refusals and
 * other cases of which there are hundreds. What is about signals, pipes, locks or memory needs the process.
 */
export async function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<CliRun> {
  const stdout = new CapturedText();
  const stderr = new CapturedText();
  if (options.cwd !== undefined) process.chdir(options.cwd);
  try {
    const code = await run(["node", "jc-connector", ...args], {
      stdin: Readable.from([Buffer.from(options.stdin ?? "")]),
      stdout,
      stderr,
      env: { PATH: process.env.PATH ?? "", HOME: tmpdir(), ...options.env },
      now: () => new Date(),
      onStop: () => () => {},
      onCrash: () => {},
    });
    return { code, signal: null, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    if (options.cwd !== undefined) process.chdir(START);
  }
}

class CapturedText extends Writable {
  readonly #pieces: Buffer[] = [];

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // A copy: once it is taken, the writer puts the next batch into the same bytes.
    this.#pieces.push(Buffer.from(piece));
    done();
  }

  text(): string {
    return Buffer.concat(this.#pieces).toString("utf8");
  }
}
