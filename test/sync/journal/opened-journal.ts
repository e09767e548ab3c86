import { join } from "node:path";
import { onTestFinished } from "vitest";
import { fingerprintOf } from "../../../src/jumpcloud/credential.js";
import type { Unit } from "../../../src/jumpcloud/unit-store.js";
import { Journal } from "../../../src/sync/journal/journal.js";
import type { JournalWork } from "../../../src/sync/journal/journal-run.js";
import { temporaryFolder } from "../../support/cli.js";

const START = Date.parse("2026-11-23T02:00:00Z");
const MINUTE = 60_000;

const work: JournalWork = {
  connectorVersion: "1.0.0",
  organizationId: "o1",
  baseUrl: "https://x.test",
  options: {},
};

/** How a run opens its journal. */
export interface Run {
  path: string;
  /** Minutes after the first run. */
  minute?: number;
  key?: string;
  mode?: "resume" | "fresh";
  resumeWithinMinutes?: number;
  work?: Partial<JournalWork>;
}

/** A journal that is open, and what it said it could not do. */
export async function opened({
  path,
  minute = 0,
  key = "key-1",
  mode = "resume",
  resumeWithinMinutes = 60,
  work: other,
}: Run) {
  const troubles: unknown[] = [];
  const journal = new Journal({
    path,
    mode,
    resumeWithinMs: resumeWithinMinutes * MINUTE,
    fingerprint: fingerprintOf({ kind: "apiKey", key }),
    now: () => new Date(START + minute * MINUTE),
    onTrouble: (reason) => troubles.push(String(reason)),
  });
  onTestFinished(() => journal.close());
  await journal.open({ ...work, ...other });
  return { journal, troubles };
}

export const users: Unit = {
  items: [{ id: "u1", email: "a@x.com" }, { id: "u2" }],
  report: {
    list: "users",
    endpoint: "GET /api/systemusers",
    reported: 2,
    read: 2,
    duplicates: 0,
    notReturned: 0,
    proof: "proven",
  },
  invalidFields: [{ list: "users", id: "u2", field: "mfa" }],
};

export const members: Unit = {
  items: ["u1", "u2"],
  report: {
    list: "memberships",
    of: "g1",
    endpoint: "GET /m",
    read: 2,
    duplicates: 0,
    notReturned: 0,
    proof: "readToEnd",
  },
};

/** A journal that a run was killed over: a list of users and the members of a group. */
export async function cutShort(path = join(temporaryFolder(), "sync.json.journal")): Promise<string> {
  const { journal } = await opened({ path });
  await journal.keep("users", users);
  await journal.keep("memberships:g1", members);
  await journal.close();
  return path;
}
