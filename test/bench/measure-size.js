import { rmSync } from "node:fs";
import { join } from "node:path";
import { measureReaders } from "./measure-readers.js";
import { measureSync } from "./measure-syncs.js";
import { serveOrganization } from "./served-organization.js";
import { CHANGED_SHARE, sizes } from "./sizes.js";
import { syncCases } from "./sync-cases.js";
import { grantCount } from "./sync-file-facts.js";
import { runSync } from "./sync-run.js";

/**
 * Measures the syncs of one organisation, then the readers of what the last of them wrote. Never keeps more than two
 * sync files and one export. Throws RunError where readers would have no file.
 *
 * @param {string} size
 * @param {{ syncs: boolean, readers: boolean }} wanted
 * @param {import("./measure-syncs.js").Bench} bench
 */
export async function* measureSize(size, wanted, bench) {
  bench.say(`${size}: generating`);
  const served = await serveOrganization(sizes[size]);
  let first;
  try {
    for (const each of wanted.syncs ? syncCases.filter((one) => one.size === size) : []) {
      if (first !== undefined) rmSync(first);
      const { row, file } = await measureSync(each, served, bench);
      first = file;
      yield file === undefined ? row : { ...row, grants: grantCount(file) };
    }
    if (wanted.readers) first ??= await writeFile("first", served, bench);
  } finally {
    served.close();
  }
  if (wanted.readers) {
    const second = await writeChangedFile(size, bench);
    yield* measureReaders({ size, first, second }, bench);
    rmSync(second);
  }
  if (first !== undefined) rmSync(first);
}

async function writeFile(name, served, { folder, say }) {
  const file = join(folder, `${name}.json`);
  say(`syncing the ${name} file for readers`);
  await served.begin(0);
  await runSync(file, { served, concurrency: 8, start: "at once" });
  return file;
}

async function writeChangedFile(size, bench) {
  const served = await serveOrganization(sizes[size], { changedShare: CHANGED_SHARE });
  try {
    return await writeFile("second", served, bench);
  } finally {
    served.close();
  }
}
