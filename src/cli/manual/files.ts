/** The files that commands write and look for by themselves, and what they are. */
export const files = {
  "sync.json": "the sync file where --file, a FILE or --dir names no other",
  "FILE.rejected": "a result of sync that was not whole or lost too much; FILE is as it was",
  "FILE.journal, FILE.lock": "of a sync that is under way, or was cut short and can go on",
  "DIR/2026-11-23T020003Z.json.gz":
    "an accepted sync in the folder of --dir, named by the time when it began",
  "DIR/latest.json.gz": "leads to the newest of these",
  "DIR/SHA256SUMS, DIR/runs.ndjson": "the sums of all, and a line for each run, those that failed too",
  "receipts.jsonl": "a line for each change of access; in the folder of --dir, else here",
  "reviews/": "the folder of all reviews; in the folder of --dir, else here",
} as const satisfies Readonly<Record<string, string>>;
