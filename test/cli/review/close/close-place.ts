import { join } from "node:path";
import { temporaryFolder } from "../../../support/cli.js";
import {
  answered,
  closedReview,
  gone,
  itemOf,
  REVIEW,
  writeSmallFile,
} from "../../../support/closed-review.js";
import type { SmallFile } from "../../../support/small-sync-file.js";

// A review of two rows, one of which was removed, and a sync of the day after.

export const engineering = itemOf("u1", "g1", { person: "Ada Lovelace", access: "Engineering" });
export const sales = itemOf("u1", "g2", { person: "Ada Lovelace", access: "Sales" });
export const later: SmallFile = {
  startedAt: "2026-11-23T02:00:03Z",
  users: { u1: { name: "Ada Lovelace" } },
  groups: { g1: { name: "Engineering" }, g2: { name: "Sales" } },
  members: "g2: u1",
};
const bothDecided = { "sheet-boss.csv": answered(["Remove", engineering], ["Keep", sales]) };
const removed = [{ account: "u1", thing: "g1", outcome: gone }];

export async function workplace(
  given: Partial<Parameters<typeof closedReview>[1]> = {},
  file: SmallFile = later,
) {
  const folder = temporaryFolder();
  const paths = await closedReview(folder, {
    items: [engineering, sales],
    returned: bothDecided,
    asked: removed,
    ...given,
  });
  const sync = await writeSmallFile(join(folder, "sync.json"), file);
  return { folder, paths, args: [REVIEW, sync, "--reviews", folder] };
}
