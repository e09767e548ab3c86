// npm run bench: what a sync of generated organisations costs, and reading two large sync files. Prints two tables and
// writes bench-results.json; nothing here passes or fails.
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeSyncFiles } from "./sync-files.js";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const bin = here("../../bin/jc-connector.js");

const small = { seed: 1, users: 1000, groups: 50, apps: 30, administrators: 20 };
const medium = { seed: 1, users: 10_000, groups: 400, apps: 100, administrators: 40, memberships: 100_000 };
const cases = [
  { name: "1k users, 0 ms", shape: { ...small, latencyMs: 0 }, args: ["--start-rps", "0"] },
  { name: "1k users, 20 ms", shape: { ...small, latencyMs: 20 }, args: ["--start-rps", "0"] },
  { name: "1k users, 20 ms, polite start", shape: { ...small, latencyMs: 20 }, args: [] },
  { name: "10k users, 0 ms", shape: { ...medium, latencyMs: 0 }, args: ["--start-rps", "0"] },
];
const RUNS = Number(process.env.BENCH_RUNS ?? 3);

async function measure(args, env) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", here("./report-usage.js"), bin, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let usage = "";
  let stderr = "";
  child.stdio[3].on("data", (chunk) => {
    usage += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, "close");
  // 1 is "different".
  if (code !== 0 && code !== 1) throw new Error(`jc-connector ${args[0]} ended with ${code}: ${stderr}`);
  return { wallMs: performance.now() - startedAt, ...JSON.parse(usage) };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function run({ name, shape, args }) {
  const folder = mkdtempSync(join(tmpdir(), "jc-connector-bench-"));
  const server = fork(here("./serve.js"), [JSON.stringify(shape)]);
  const [{ url }] = await once(server, "message");
  const file = join(folder, "sync.json");
  const env = { JUMPCLOUD_API_KEY: (await import("../../dist/simulator/demo-organization.js")).DEMO_API_KEY };
  const runs = [];
  for (let index = 0; index < RUNS; index += 1) {
    runs.push(await measure(["sync", "-f", file, "--base-url", url, "--quiet", ...args], env));
  }
  server.send("count");
  const [{ requests }] = await once(server, "message");
  server.kill();
  const row = {
    case: name,
    requests: requests / RUNS,
    "wall s": (median(runs.map(({ wallMs }) => wallMs)) / 1000).toFixed(2),
    "CPU s": (median(runs.map(({ cpuMs }) => cpuMs)) / 1000).toFixed(2),
    "peak MB": Math.round(median(runs.map(({ peakMb }) => peakMb))),
    "file MB": (statSync(file).size / 1e6).toFixed(2),
  };
  rmSync(folder, { recursive: true });
  return row;
}

const size = {
  users: 100_000,
  groups: 2000,
  apps: 300,
  grants: Number(process.env.BENCH_GRANTS ?? 1_000_000),
  share: 0.01,
};

/** Reads two files of a large organisation, 1 % of which differs. */
async function runReaders() {
  const folder = mkdtempSync(join(tmpdir(), "jc-connector-bench-"));
  const files = [join(folder, "first.json"), join(folder, "second.json")];
  await writeSyncFiles(files, size);
  const [first] = files;
  const commands = [
    ["diff", ...files, "--stat"],
    ["diff", ...files],
    ["diff", ...files, "--format", "json"],
    ["verify", first],
    ["audit", first],
    ["audit", first, "--format", "json"],
    ["grants", first, "--format", "csv"],
    ["access", "given7", first],
    ["export", first],
    ["export", first, "--risk"],
    ["export", first, "--format", "review-ndjson"],
    ["export", first, "--columns", "vanta"],
    ["export", first, "--format", "c1-csv"],
    ["export", first, "--format", "baton-file"],
  ];
  const rows = [];
  for (const args of commands) {
    const runs = [];
    for (let index = 0; index < RUNS; index += 1) runs.push(await measure([...args, "--quiet"], {}));
    rows.push({
      command: args.filter((arg) => !files.includes(arg)).join(" "),
      "wall s": (median(runs.map(({ wallMs }) => wallMs)) / 1000).toFixed(2),
      "CPU s": (median(runs.map(({ cpuMs }) => cpuMs)) / 1000).toFixed(2),
      "peak MB": Math.round(median(runs.map(({ peakMb }) => peakMb))),
      "largest MB": Math.round(Math.max(...runs.map(({ peakMb }) => peakMb))),
    });
  }
  const megabytes = statSync(first).size / 1e6;
  rmSync(folder, { recursive: true });
  return { size: { ...size, fileMb: Math.round(megabytes) }, rows };
}

const rows = [];
for (const each of cases) rows.push(await run(each));
console.table(rows);
const readers = await runReaders();
console.table(readers.rows);
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, runs: RUNS };
writeFileSync("bench-results.json", `${JSON.stringify({ machine, rows, readers }, null, 2)}\n`);
