import { spawnSync } from "node:child_process";
import { systemProgram } from "./workplace.js";

const program = systemProgram("shellcheck");

/** What a shell says against a script without running it, and ShellCheck where it is installed. */
export function shellComplaints(script: string, shell: "sh" | "bash"): string[] {
  const parsed = spawnSync(shell, ["-n"], { input: script, encoding: "utf8" });
  if (program === undefined) return parsed.stderr.split("\n").filter((line) => line !== "");
  const linted = spawnSync(program, [`--shell=${shell}`, "--format=gcc", "-"], {
    input: script,
    encoding: "utf8",
  });
  return `${parsed.stderr}${linted.stdout}${linted.stderr}`.split("\n").filter((line) => line !== "");
}
