// What a sync cannot do without: fetches the same pages over as many connections, parses them, and writes and hashes as
// many bytes of ready lines as the sync wrote. node floor-sync.js ORDER.json, which has what `FloorOrder` says.
import { closeSync, openSync, readFileSync } from "node:fs";
import { Pool } from "undici";
import { writeReadyLines } from "./ready-lines.js";

/** @typedef {{ url: string, key: string, targets: string[], connections: number, bytes: number, out: string }} FloorOrder */

const order = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const { url, key, targets, connections, bytes, out } = order;
const pool = new Pool(url, { connections, pipelining: 1 });
const headers = { "x-api-key": key, accept: "application/json" };
let next = 0;

async function worker() {
  while (next < targets.length) {
    const path = targets[next];
    next += 1;
    const { statusCode, body } = await pool.request({ path, method: "GET", headers });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${path}: status ${statusCode}`);
    JSON.parse(text);
  }
}

await Promise.all(Array.from({ length: connections }, worker));
await pool.close();
const file = openSync(out, "w");
writeReadyLines(file, { bytes, isHashed: true });
closeSync(file);
