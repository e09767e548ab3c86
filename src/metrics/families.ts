import type { RunEnd, RunFacts } from "./run-facts.js";

/** One number of an organisation, and what tells it from its like. */
export interface Sample {
  value: number;
  labels?: Readonly<Record<string, string>>;
}

/**
 * A metric as Prometheus has it. All are gauges: each tells of the last run alone, and a counter that began anew with
 * every run would hide one that sent as many requests as the run before.
 */
export interface Family {
  name: string;
  help: string;
  samples(facts: RunFacts): readonly Sample[];
}

export const LAST_SUCCESS = "jc_connector_sync_last_success_timestamp_seconds";

/** Every metric of the file, in its order. */
export const families: readonly Family[] = [
  {
    name: LAST_SUCCESS,
    help: "When the last sync with exit code 0 ended; kept while later ones fail.",
    samples: ({ lastSuccess }) => timestamp(lastSuccess),
  },
  {
    name: "jc_connector_sync_last_run_timestamp_seconds",
    help: "When the last sync ended, whatever became of it.",
    samples: ({ run }) => timestamp(run?.endedAt),
  },
  {
    name: "jc_connector_sync_exit_code",
    help: "What the last sync ended with: 0 is done.",
    samples: ofRun((run) => run.exitCode),
  },
  {
    name: "jc_connector_sync_duration_seconds",
    help: "How long the last sync took.",
    samples: ofRun((run) => run.durationSeconds),
  },
  {
    name: "jc_connector_sync_requests",
    help: "Requests of the last sync, each try counted.",
    samples: ofRun((run) => run.requests.sent),
  },
  {
    name: "jc_connector_sync_retried_requests",
    help: "Requests that the last sync sent again, for whatever reason.",
    samples: ofRun((run) => run.requests.retried),
  },
  {
    name: "jc_connector_sync_throttled_requests",
    help: "Requests of the last sync that JumpCloud refused for being too many.",
    samples: ofRun((run) => run.requests.throttled),
  },
  {
    name: "jc_connector_sync_complete",
    help: "Whether the last sync read every list to its end (1) or not (0).",
    samples: ({ result }) => flag(result?.isComplete),
  },
  {
    name: "jc_connector_sync_incomplete_lists",
    help: "Lists of the last sync of which rows may be missing.",
    samples: ({ result }) => count(result?.incompleteLists),
  },
  {
    name: "jc_connector_sync_dropped",
    help: "Whether more was gone in the last sync than --max-drop lets pass (1) or not (0).",
    samples: ({ result }) => flag(result?.isDropped),
  },
  {
    name: "jc_connector_sync_resources",
    help: "Resources that the last sync read, by resource type.",
    samples: ({ result }) =>
      [...(result?.resources ?? [])].map(([type, value]) => ({ labels: { resource_type: type }, value })),
  },
  {
    name: "jc_connector_sync_entitlements",
    help: "Entitlements that the last sync read.",
    samples: ({ result }) => count(result?.entitlements),
  },
  {
    name: "jc_connector_sync_grants",
    help: "Grants that the last sync read, those through groups among them.",
    samples: ({ result }) => count(result?.grants),
  },
  {
    name: "jc_connector_sync_file_bytes",
    help: "Size of the file that the last sync wrote, compressed where it is.",
    samples: ({ result }) => count(result?.fileBytes),
  },
  {
    name: "jc_connector_key_expiry_timestamp_seconds",
    help: "When the API key in use ends, where JumpCloud tells.",
    samples: ({ result }) => timestamp(result?.keyExpiresAt),
  },
];

function ofRun(value: (run: RunEnd) => number): Family["samples"] {
  return ({ run }) => count(run && value(run));
}

function count(value: number | undefined): readonly Sample[] {
  return value === undefined ? [] : [{ value }];
}

function flag(is: boolean | undefined): readonly Sample[] {
  return count(is === undefined ? undefined : Number(is));
}

function timestamp(time: Date | undefined): readonly Sample[] {
  return count(time && time.getTime() / 1000);
}
