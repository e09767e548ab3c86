/** What one organisation's series are made of; what is absent was not found out, and has no series. */
export interface RunFacts {
  /** Absent while nobody knows whose it is. */
  organizationId?: string;
  /** When the last run with exit code 0 ended. */
  lastSuccess?: Date;
  /** Absent where the organisation's turn did not come. */
  run?: RunEnd;
  /** What was read, whatever became of it. */
  result?: ResultFacts;
}

export interface RunEnd {
  endedAt: Date;
  exitCode: number;
  durationSeconds: number;
  requests: RequestCounts;
}

export interface RequestCounts {
  /** Answers, and those that did not come: each try counts. */
  sent: number;
  /** Sent again, for whatever reason. */
  retried: number;
  /** Refused by JumpCloud for being too many. */
  throttled: number;
}

export interface ResultFacts {
  /** By resource type. */
  resources: ReadonlyMap<string, number>;
  entitlements: number;
  grants: number;
  isComplete: boolean;
  incompleteLists: number;
  /** Whether more is gone than is let pass; absent where there was nothing to compare with. */
  isDropped?: boolean;
  fileBytes: number;
  keyExpiresAt?: Date;
}
