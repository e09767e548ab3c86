import { closeSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { CLI, measure, programPath } from "./measure.js";
import { floorGroups } from "./reader-commands.js";
import { measureRounds } from "./rounds.js";
import { RunError } from "./run-error.js";
import { firstUserName, lineCount } from "./sync-file-facts.js";

/** `diff` ends with 1 where something changed, `audit` where it found something. */
const READER_CODES = [0, 1];

/**
 * Measures every reader with two files of one organisation, each group of commands beside the floor that they share.
 *
 * @param {{ size: string, first: string, second: string }} files
 * @param {import("./measure-syncs.js").Bench} bench
 */
export async function* measureReaders({ size, first, second }, { runs, folder, say }) {
  const files = { first, second, person: await firstUserName(first) };
  const out = join(folder, "reader-output");
  for (const commands of floorGroups()) {
    const [{ name: firstName, reads, isExport = false }] = commands;
    const written = { rows: 0, bytes: 0 };
    const subjects = commands.map(({ name, args }) => ({
      name: `${size}, ${name}`,
      async run() {
        if (!isExport) return measure([CLI, ...args(files), "--quiet"], { codes: READER_CODES });
        const usage = await measureInto(out, [CLI, ...args(files), "--quiet"]);
        written.bytes = statSync(out).size;
        if (written.rows === 0) written.rows = lineCount(out);
        rmSync(out);
        return usage;
      },
    }));
    const floor = {
      name: `${size}, floor of ${firstName}`,
      async run() {
        if (isExport && written.rows === 0) throw new RunError("there is no export whose floor it could be");
        const order = { files: reads.map((which) => files[which]), keys: written.rows, bytes: written.bytes };
        const args = [programPath("floor-reader.js"), JSON.stringify(order)];
        return isExport ? measureInto(out, args) : measure(args);
      },
    };
    const measured = await measureRounds([...subjects, floor], { runs, say });
    for (const { name } of subjects) {
      const output = isExport ? { writtenBytes: written.bytes, writtenRows: written.rows } : {};
      yield {
        section: "readers",
        name,
        size,
        ...measured.get(name),
        ...output,
        floor: measured.get(floor.name),
      };
    }
    if (isExport) rmSync(out, { force: true });
  }
}

async function measureInto(path, args) {
  const stdout = openSync(path, "w");
  try {
    return await measure(args, { stdout, codes: READER_CODES });
  } finally {
    closeSync(stdout);
  }
}
