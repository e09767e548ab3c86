import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

/** What figures depend on besides the code. */
export function machineFacts() {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}

/** The commit that is measured, with "+ changes" where files differ from it; "unknown" outside a checkout. */
export function commitName() {
  const git = (...args) =>
    execFileSync("git", args, {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  try {
    const isChanged = git("status", "--porcelain", "--", "src", "bin", "package-lock.json") !== "";
    return `${git("rev-parse", "--short", "HEAD")}${isChanged ? " + changes" : ""}`;
  } catch {
    return "unknown";
  }
}
