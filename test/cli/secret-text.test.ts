import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/errors.js";
import { readSecretFile, type SecretKind } from "../../src/cli/secret-text.js";
import { temporaryFolder } from "../support/cli.js";

const kind: SecretKind = {
  aSecret: "an API key",
  theSecret: "the API key",
  short: "the key",
  fileFlag: "--api-key-file",
};
const read = (path: string) => readSecretFile(path, { kind, stdin: Readable.from([]) });

describe("a secret's file", () => {
  it.skipIf(process.platform === "win32")("may be a pipe that gives it piece by piece", async () => {
    const path = join(temporaryFolder(), "pipe");
    execFileSync("mkfifo", [path]);
    // Each character is written by a process of its own.
    const writer = spawn("sh", ["-c", 'for i in $(seq 60); do env printf %s "k"; done > "$1"', "sh", path]);
    const ended = once(writer, "exit");
    expect(await read(path)).toEqual({ text: "k".repeat(60) });
    expect(await ended).toEqual([0, null]);
  });

  it.each([
    [4096, undefined],
    [4097, "too long to be an API key"],
    [100_000, "too long to be an API key"],
  ])("of %i characters is read whole or refused", async (length, problem) => {
    const path = join(temporaryFolder(), "key");
    writeFileSync(path, "k".repeat(length), { mode: 0o600 });
    const result = await read(path).catch((error: unknown) => error);
    expect(result).toEqual(
      problem === undefined
        ? { text: "k".repeat(length) }
        : new UsageError(`what ${path} holds is ${problem}`),
    );
  });
});
