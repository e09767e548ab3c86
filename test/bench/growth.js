import { rmSync } from "node:fs";
import { join } from "node:path";
import { measureRounds } from "./rounds.js";
import { serveOrganization } from "./served-organization.js";
import { fewGrants } from "./sizes.js";
import { grantCount } from "./sync-file-facts.js";
import { runSync } from "./sync-run.js";

/**
 * Measures a sync of as many people as the largest organisation has, with few memberships: what that takes less is
 * due to grants alone.
 *
 * @param {import("./measure-syncs.js").Bench} bench
 */
export async function* measureFewGrants({ runs, folder, say }) {
  const name = "100k, 0 ms, a tenth of the memberships";
  say(`${name}: generating`);
  const served = await serveOrganization(fewGrants);
  const file = join(folder, "few-grants.json");
  let grants;
  const run = async () => {
    const usage = await runSync(file, { served, concurrency: 8, start: "at once" });
    grants = grantCount(file);
    rmSync(file);
    return usage;
  };
  try {
    const measured = await measureRounds([{ name, run }], { runs, say });
    yield { section: "growth", name, ...measured.get(name), grants };
  } finally {
    served.close();
  }
}

/**
 * Bytes of peak memory that each grant more takes. Undefined where one of the two could not be measured.
 *
 * @param {{ peakMb?: import("./figures.js").Figure, grants?: number }} many
 * @param {{ peakMb?: import("./figures.js").Figure, grants?: number }} few
 */
export function bytesPerGrant(many, few) {
  if (many?.peakMb === undefined || few?.peakMb === undefined) return undefined;
  return ((many.peakMb.median - few.peakMb.median) * 2 ** 20) / (many.grants - few.grants);
}
