// The main job against the embedded demo organisation, for somebody who has just cloned the repository.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../bin/jc-connector.js", import.meta.url));
const file = join(mkdtempSync(join(tmpdir(), "jc-connector-demo-")), "sync.json");

for (const args of [
  ["sync", "--demo", "--file", file],
  ["verify", file],
  ["stats", file],
]) {
  console.log(`\n$ jc-connector ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [bin, ...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

console.log(`\n$ head -c 1200 ${file}\n\n${readFileSync(file, "utf8").slice(0, 1200)} …`);
console.log(`\nThe whole sync file: ${file}`);
