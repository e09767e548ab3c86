import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { runCommand } from "./command.js";
import { syncInProcess } from "./in-process.js";
import { runQuery } from "./shown-queries.js";

/** An organisation at two times. */
export interface TwoTimes {
  monday: SimulatedOrganization;
  now: SimulatedOrganization;
}

export const queriesPage = new URL("../../docs/queries.md", import.meta.url);

const [demoFiles = "", lists = "", tables = ""] = [
  ...(readFileSync(queriesPage, "utf8").split("\n## ")[1] ?? "").matchAll(/```sh\n([^`]*)```/g),
].map(([, body = ""]) => body);

/** Does in a folder what the page says before its first question. */
export async function prepareDemo(cwd: string): Promise<void> {
  await runLines(demoFiles, cwd);
  await prepareLists(cwd);
}

/** The same with another organisation in place of the demo's. */
export async function prepareOf({ monday, now }: TwoTimes, cwd: string): Promise<void> {
  await syncInProcess(createSimulator(monday), { file: join(cwd, "monday.json") });
  await syncInProcess(createSimulator(now), { file: join(cwd, "sync.json") });
  await prepareLists(cwd);
}

async function prepareLists(cwd: string): Promise<void> {
  await runLines(lists, cwd);
  await runQuery(tables, cwd);
}

/** Lines that call jc-connector, or copy a file of the checkout. */
async function runLines(block: string, cwd: string): Promise<void> {
  for (const line of block.trim().split("\n")) {
    const [, from, to = ""] = /^cp (\S+) (\S+)$/.exec(line) ?? [];
    if (from !== undefined) {
      copyFileSync(fileURLToPath(new URL(`../../${from}`, import.meta.url)), join(cwd, to));
      continue;
    }
    const [, call = "", out] = /^jc-connector (.+?)(?: > (\S+))?$/.exec(line) ?? [];
    const args = call.split(" ").map((word) => word.replace(/^'(.*)'$/, "$1"));
    const { code, stdout, stderr } = await runCommand(args, { cwd });
    if (code !== 0) throw new Error(`${line}: exit ${code}: ${stderr}`);
    if (out !== undefined) writeFileSync(join(cwd, out), stdout);
  }
}
