import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { DEMO_API_KEY } from "../../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../../support/cli.js";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

const connector = join(root, "bin/jc-connector.js");

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** Called when the process runs, with the means to end it as a supervisor does. */
  onStart?: (terminate: () => void) => void;
}

/** Runs a program with no environment but what is given, and with the umask that most machines have. */
export function runProgram([program = "", ...args]: readonly string[], options: RunOptions): Promise<Run> {
  const { env, cwd, onStart } = options;
  return new Promise((resolve, reject) => {
    const line = ["-c", 'umask 022; exec "$@"', "sh", program, ...args];
    const child = spawn("/bin/sh", line, { env: env ?? {}, ...(cwd !== undefined && { cwd }) });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("spawn", () => onStart?.(() => child.kill("SIGTERM")));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.end();
  });
}

/** The connector as an installed program. It does not begin slowly: the simulated JumpCloud has no limit. */
export const installedConnector = `#!/bin/sh
if [ "$1" = sync ]; then shift; set -- sync --start-rps 0 "$@"; fi
exec "${process.execPath}" "${connector}" "$@"
`;

/** A folder with programs in it that are found by their names. */
export function folderOfPrograms(scripts: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), script, { mode: 0o755 });
  }
  return folder;
}

/** The demo organisation's key, for its owner alone. */
export function writeKey(path: string): void {
  writeFileSync(path, `${DEMO_API_KEY}\n`);
  chmodSync(path, 0o600);
}

/** Names of files with their modes, the folder itself as ".". */
function modesIn(folder: string): Record<string, string> {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8).padStart(4, "0");
  const names = readdirSync(folder).sort();
  return Object.fromEntries([".", ...names].map((name) => [name, modeOf(join(folder, name))]));
}

/** What a sync says when all is well: how it ended, and the SHA-256 by which its file can be known again. */
export const toldSync = {
  code: 0,
  stdout: "",
  stderr: expect.stringMatching(/^COMPLETE .*^SHA-256 +[0-9a-f]{64}$/ms),
};

/** Modes of a folder of dated sync files, and how many syncs it holds. */
export function foundModes(folder: string): { folder: string; files: string[]; syncs: number } {
  const { ".": own = "", ...files } = modesIn(folder);
  const syncs = Object.keys(files).filter((name) => /^\d{4}-.*\.json\.gz$/.test(name)).length;
  return { folder: own, files: [...new Set(Object.values(files))], syncs };
}

/** Where a program of the system lies, or `undefined`. */
export function systemProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A new folder within a temporary one. */
export function newFolder(...names: string[]): string {
  const folder = join(temporaryFolder(), ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
