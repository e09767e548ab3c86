import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { endWithUs } from "./children.js";
import { RunError } from "./run-error.js";

const reporter = fileURLToPath(new URL("report-usage.cjs", import.meta.url));

/** The built command line. */
export const CLI = fileURLToPath(new URL("../../bin/jc-connector.js", import.meta.url));

/** A program of this folder. */
export const programPath = (name) => fileURLToPath(new URL(name, import.meta.url));

/** @typedef {{ wallMs: number, cpuMs: number, peakMb: number }} Usage */

/**
 * Runs Node with `args` to its end and tells what it used: wall time, user and system CPU time, peak memory.
 * Its standard output goes to the file descriptor `stdout`, or nowhere: a pipe of ours would slow it down.
 *
 * Rejects with RunError when a signal ended it, or it ended with a code that is not in `codes`.
 *
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, stdout?: number, codes?: readonly number[] }} [options]
 * @returns {Promise<Usage>}
 */
export async function measure(args, { env = {}, stdout, codes = [0] } = {}) {
  const startedAt = performance.now();
  const child = endWithUs(
    spawn(process.execPath, ["--require", reporter, ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", stdout ?? "ignore", "pipe", "pipe"],
    }),
  );
  let usage = "";
  let stderr = "";
  child.stdio[3].on("data", (chunk) => {
    usage += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr = `${stderr}${chunk}`.slice(-2000);
  });
  const [code, signal] = await once(child, "close");
  const wallMs = performance.now() - startedAt;
  const said = stderr.trim() === "" ? "" : `: ${stderr.trim().split("\n").at(-1)}`;
  if (signal === "SIGKILL") throw new RunError(`killed by SIGKILL, as a machine without memory does${said}`);
  if (signal !== null) throw new RunError(`ended by ${signal}${said}`);
  if (!codes.includes(code)) throw new RunError(`ended with exit code ${code}${said}`);
  if (usage === "") throw new RunError(`ended with exit code ${code}, and did not tell what it used${said}`);
  return { wallMs, ...JSON.parse(usage) };
}
