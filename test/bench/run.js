// npm run bench: what syncs, readers and starting cost; see --help.
import { writeFileSync } from "node:fs";
import { readEarlier } from "./against.js";
import { ArgumentError, HELP, readArguments } from "./arguments.js";
import { measureAll } from "./measure-all.js";
import { reportText } from "./report.js";

async function main() {
  const { help, out, against, ...chosen } = readArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  const earlier = against === undefined ? undefined : readEarlier(against);
  const results = await measureAll(chosen, (text) => process.stderr.write(`bench: ${text}\n`));
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(reportText(results, earlier));
  return results.rows.some(({ failed, floor }) => failed !== undefined || floor?.failed !== undefined)
    ? 1
    : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  process.stderr.write(`bench: ${error.message} (--help)\n`);
  process.exitCode = 2;
}
