import { join } from "node:path";

/** Everything that a folder of dated sync files holds beside them. */
export const folderFiles = {
  latest: "latest.json.gz",
  sums: "SHA256SUMS",
  pruned: "SHA256SUMS.pruned",
  runs: "runs.ndjson",
  lock: ".lock",
  journal: ".journal",
} as const;

/** The paths of the same in the folder `dir`. Nothing is looked at. */
export function folderPaths(dir: string): Record<keyof typeof folderFiles, string> {
  return {
    latest: join(dir, folderFiles.latest),
    sums: join(dir, folderFiles.sums),
    pruned: join(dir, folderFiles.pruned),
    runs: join(dir, folderFiles.runs),
    lock: join(dir, folderFiles.lock),
    journal: join(dir, folderFiles.journal),
  };
}
