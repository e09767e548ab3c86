import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { floorGroups } from "./reader-commands.js";
import { runReader, runReaderFloor } from "./reader-run.js";
import { measureRounds } from "./rounds.js";
import { RunError } from "./run-error.js";
import { firstUserName, lineCount } from "./sync-file-facts.js";

/**
 * Measures every reader with two files of one organisation, each group of commands beside the floor that they share.
 *
 * @param {{ size: string, first: string, second: string }} files
 * @param {import("./measure-syncs.js").Bench} bench
 */
export async function* measureReaders({ size, first, second }, bench) {
  const files = { first, second, person: await firstUserName(first) };
  for (const commands of floorGroups()) {
    const isExport = commands.some((command) => command.isExport);
    yield* isExport
      ? measureExport(commands, { size, files, bench })
      : measureGroup(commands, { size, files, bench });
  }
}

async function* measureGroup(commands, { size, files, bench }) {
  const [{ name, reads }] = commands;
  const subjects = commands.map((command) => ({
    name: `${size}, ${command.name}`,
    run: () => runReader(command, files),
  }));
  const floor = {
    name: `${size}, floor of ${name}`,
    run: () => runReaderFloor({ reads, written: { rows: 0, bytes: 0 } }, files),
  };
  const measured = await measureRounds([...subjects, floor], bench);
  for (const { name } of subjects) yield rowOf(name, { size, measured, floor });
}

/** An export's floor writes as much as it does, to a file as it does. */
async function* measureExport([command], { size, files, bench }) {
  const out = join(bench.folder, "export");
  const written = { rows: 0, bytes: 0 };
  const subject = {
    name: `${size}, ${command.name}`,
    async run() {
      const usage = await runReader(command, files, out);
      written.bytes = statSync(out).size;
      if (written.rows === 0) written.rows = lineCount(out);
      return usage;
    },
  };
  const floor = {
    name: `${size}, floor of ${command.name}`,
    async run() {
      if (written.rows === 0) throw new RunError("there is no export whose floor it could be");
      return runReaderFloor({ reads: command.reads, written }, files, out);
    },
  };
  const measured = await measureRounds([subject, floor], bench);
  rmSync(out, { force: true });
  yield { ...rowOf(subject.name, { size, measured, floor }), written };
}

function rowOf(name, { size, measured, floor }) {
  return { section: "readers", name, size, ...measured.get(name), floor: measured.get(floor.name) };
}
