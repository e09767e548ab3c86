import type { Manifest } from "../../sync-file/manifest.js";
import type { LeftOutTally } from "./left-out.js";

/** What was left out, as a sync file says it. */
export function warningsOf(tally: LeftOutTally): Manifest["warnings"] {
  return tally.all.map(({ code, count, ids }) => ({ code, count, ids: [...ids] }));
}
