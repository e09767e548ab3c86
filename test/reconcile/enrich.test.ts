import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { enrich } from "../../src/reconcile/enrich.js";
import { withGrantedAt, withLastLogin } from "../../src/reconcile/enrich-records.js";
import { FalseStatementError } from "../../src/reconcile/errors.js";
import { reconcile } from "../../src/reconcile/reconcile.js";
import { verifySyncFile } from "../../src/sync-file/verify.js";
import { temporaryFolder } from "../support/cli.js";
import { reprint } from "../support/reprint-message.js";
import { readSynced } from "../support/synced.js";
import { grants, resources } from "../sync-file/sample.js";
import { type HandMade, handMadeFile } from "./hand-made.js";

const given: HandMade = {
  users: {
    u1: { username: "ada" },
    u2: { username: "bob" },
    u3: { username: "eve" },
    u4: { username: "kim" },
  },
  groups: { g1: "Sales" },
  apps: { a1: "Slack", a2: "Wiki" },
  members: ["g1 u1", "g1 u2"],
  access: ["a1 u1: g1", "a1 u2: g1 direct", "a1 u3: direct", "a2 u3: direct", "a2 u4: direct"],
};

const columns = "username,application_name,association_type,association_timestamp,last_login_timestamp";
const rows = [
  "ada,Slack,indirect,2024-01-01T00:00:00Z,2026-11-01T10:00:00.500Z",
  "bob,Slack,indirect,2024-01-02T00:00:00Z,",
  "bob,Slack,direct,2024-01-03T00:00:00.250Z,",
  "eve,Slack,direct,2024-01-04T00:00:00Z,2026-11-03 10:00:00 UTC",
  "eve,Wiki,direct,,2026-11-02T10:00:00Z",
  "kim,Wiki,direct,5/6/2024,never",
  "zoe,Wiki,direct,2024-01-06T00:00:00Z,2026-11-04T10:00:00Z",
];

async function enriched(report: readonly string[], file: HandMade = given) {
  const folder = temporaryFolder();
  const path = await handMadeFile(file, folder);
  const reportPath = join(folder, "apps.csv");
  writeFileSync(reportPath, report.map((row) => `${row}\n`).join(""));
  const time = new Date("2026-11-23T09:00:00Z");
  const reconciliation = await reconcile(path, { reports: [{ path: reportPath, time }], withTimes: true });
  const target = join(folder, "enriched.json");
  const result = await enrich(path, reconciliation, { target });
  return { path, target, result, reconciliation };
}

interface Annotated {
  id: string | { resource: string };
  annotations?: { "@type": string; [key: string]: unknown }[];
}

function valuesOf(records: readonly Annotated[], key: string): Record<string, unknown> {
  return Object.fromEntries(
    records.flatMap(({ id, annotations = [] }) =>
      annotations
        .filter((annotation) => key in annotation)
        .map((annotation) => [typeof id === "string" ? id : id.resource, annotation[key]]),
    ),
  );
}

describe("an enriched sync file", () => {
  it("has the newest sign-in to an app of each user, and when direct grants were given, with who says so", async () => {
    const { target, result, reconciliation } = await enriched([columns, ...rows]);
    const file: { resources: Annotated[]; grants: Annotated[] } = JSON.parse(readFileSync(target, "utf8"));
    expect(valuesOf(file.resources, "lastLogin")).toEqual({
      u1: "2026-11-01T10:00:00.500Z",
      u3: "2026-11-03T10:00:00Z",
    });
    const source = "jumpcloud-report users-to-sso-applications";
    expect(valuesOf(file.grants, "metadata")).toEqual({
      "app:a1:access:user:u2": { granted_at: "2024-01-03T00:00:00.250Z", source },
      "app:a1:access:user:u3": { granted_at: "2024-01-04T00:00:00Z", source },
    });
    expect(result).toMatchObject({ lastLogins: 2, grantedAt: 2 });
    // Zoe is not in the file; Kim's time is a spreadsheet's.
    expect(reconciliation.reports).toMatchObject([{ unmatchedLastLogins: 1, unreadableTimes: 1 }]);
  });

  it("is sound, holds the same people and grants, and says out of what it was enriched", async () => {
    const { path, target, reconciliation } = await enriched([columns, ...rows]);
    const { findings, digest, header, counts } = await verifySyncFile(target);
    const before = await verifySyncFile(path);
    expect(findings).toEqual([]);
    expect(counts).toEqual(before.counts);
    expect(digest).not.toBe(before.digest);
    expect(header).toEqual({
      ...before.header,
      enriched: {
        reports: [
          {
            kind: "users-to-sso-applications",
            sha256: reconciliation.reports[0]?.sha256,
            time: "2026-11-23T09:00:00.000Z",
          },
        ],
      },
    });
    const ids = (file: string) => readSynced(file).grants.map(({ id }) => id);
    expect(ids(target)).toEqual(ids(path));
  });

  it("has no time for what is not certain to be direct", async () => {
    const untold = [
      "username,application_name,association_timestamp",
      "ada,Slack,2024-01-01T00:00:00Z",
      "bob,Slack,2024-01-02T00:00:00Z",
      "eve,Slack,2024-01-04T00:00:00Z",
    ];
    const { target } = await enriched(untold);
    const file: { grants: Annotated[] } = JSON.parse(readFileSync(target, "utf8"));
    expect(Object.keys(valuesOf(file.grants, "metadata"))).toEqual(["app:a1:access:user:u3"]);
  });

  it("has the same bytes again when it is enriched again, but for the list of reports", async () => {
    const { target } = await enriched([columns, ...rows]);
    const folder = temporaryFolder();
    const report = join(folder, "apps.csv");
    writeFileSync(report, [columns, ...rows].map((row) => `${row}\n`).join(""));
    const again = await reconcile(target, { reports: [{ path: report }], withTimes: true });
    const second = join(folder, "again.json");
    await enrich(target, again, { target: second });
    const withoutHead = (path: string) => readFileSync(path, "utf8").split("\n").slice(1);
    expect(withoutHead(second)).toEqual(withoutHead(target));
    expect((await verifySyncFile(second)).header.enriched?.reports).toHaveLength(2);
  });

  it("is not written when the file was replaced since it was compared", async () => {
    const { path, reconciliation } = await enriched([columns, ...rows]);
    await handMadeFile({ ...given, members: [] }, join(path, ".."));
    const target = join(path, "..", "other.json");
    await expect(enrich(path, reconciliation, { target })).rejects.toThrow(FalseStatementError);
    expect(() => readFileSync(target)).toThrow("ENOENT");
  });
});

describe("an enriched record", () => {
  const user = resources.find(({ id }) => id.resource === "u1");
  const grant = grants.find(({ id }) => id === "app:a1:access:user:u1");

  it("keeps its keys and annotations in the order of the .proto", () => {
    if (user === undefined || grant === undefined) throw new Error("the sample has neither user nor grant");
    const time = Date.parse("2026-11-03T10:00:00.120Z");
    for (const [message, record] of [
      ["Resource", withLastLogin(user, time)],
      ["Grant", withGrantedAt(grant, { time, kind: "users-to-sso-applications" })],
    ] as const) {
      expect(reprint(message, record)).toContain("2026-11-03T10:00:00.120Z");
    }
    expect(JSON.stringify(withLastLogin(user, time))).toContain(
      '"login":"ada","lastLogin":"2026-11-03T10:00:00.120Z","mfaStatus":{}',
    );
  });

  it("keeps a later sign-in that stands there already, and other metadata", () => {
    if (user === undefined || grant === undefined) throw new Error("the sample has neither user nor grant");
    const [early, late] = [Date.parse("2026-01-01T00:00:00Z"), Date.parse("2026-02-01T00:00:00Z")];
    expect(withLastLogin(withLastLogin(user, late), early)).toEqual(withLastLogin(user, late));
    expect(withLastLogin(withLastLogin(user, early), late)).toEqual(withLastLogin(user, late));
    const kind = "users-to-sso-applications" as const;
    const annotated = withGrantedAt(grant, { time: early, kind });
    const noted = {
      ...annotated,
      annotations: (annotated.annotations ?? []).map((annotation) =>
        "metadata" in annotation
          ? { ...annotation, metadata: { ...annotation.metadata, ticket: "T-1" } }
          : annotation,
      ),
    };
    expect(withGrantedAt(noted, { time: late, kind }).annotations).toEqual([
      ...(grant.annotations ?? []),
      {
        "@type": "type.googleapis.com/c1.connector.v2.GrantMetadata",
        metadata: {
          granted_at: "2026-02-01T00:00:00Z",
          source: "jumpcloud-report users-to-sso-applications",
          ticket: "T-1",
        },
      },
    ]);
  });
});
