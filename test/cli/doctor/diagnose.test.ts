import { describe, expect, it } from "vitest";
import { obstacles } from "../../../src/cli/doctor/check.js";
import { diagnose, exitCodeOf, type Findings } from "../../../src/cli/doctor/diagnose.js";
import { doctorText } from "../../../src/cli/doctor/doctor-text.js";
import { doctorDocumentSchema } from "../../../src/cli/doctor/document.js";
import { type ExaminedSync, examine } from "../../../src/cli/doctor/examine.js";
import type { Answered } from "../../../src/cli/doctor/probe.js";
import { createPaint } from "../../../src/cli/paint.js";
import {
  BadRequestError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "../../../src/jumpcloud/errors.js";
import { expectScreen } from "../../support/golden-screen.js";
import { prober } from "./prober.js";

const sync: ExaminedSync = { without: new Set(), groupRules: false };
const paint = createPaint({}, { mode: "never", env: {} });

/** What the doctor finds of an organisation with 3,012 rows in every list, where the endpoints that match are refused. */
async function document(refused: RegExp, given: Partial<Findings> = {}) {
  return diagnose({
    examination: await examine(prober(refused, { total: 3012 }).prober, {
      ...sync,
      provider: Promise.resolve("p1"),
    }),
    sync,
    baseUrl: "https://console.jumpcloud.com",
    region: "us",
    organization: { id: "60259a2ad81e1a474d4e7c83", displayName: "Acme Inc" },
    credential: {
      kind: "apiKey",
      owner: "uar-reader@acme.com",
      role: "Read Only",
      expiresAt: "2027-03-04T00:00:00Z",
    },
    clockApartMs: 400,
    now: new Date("2026-11-23T09:00:00Z"),
    ...given,
  });
}

const lines = async (given: Partial<Findings>) =>
  doctorText(await document(/nothing/, given), { width: 120, paint }).split("\n");

describe("the doctor's screen", () => {
  it.each([
    ["ready", /nothing/, 120],
    ["ready", /nothing/, 50],
    ["refused", /systemusers$|roles|associations|membership$/, 120],
    ["refused", /systemusers$|roles|associations|membership$/, 50],
    ["all-refused", /./, 100],
  ])("is %s where %s is refused, %i columns wide", async (name, refused, width) => {
    const text = doctorText(await document(refused), { width, paint });
    expect(text.split("\n").filter((line) => line.length > width)).toEqual([]);
    expectScreen(`doctor-${name}-${width}`, text);
  });

  it.each([
    ["2027-03-04T00:00:00Z", "expires", "in 101 days", undefined],
    ["2026-12-07T10:00:00Z", "expires", "in 14 days", undefined],
    [
      "2026-12-07T08:00:00Z",
      "expires",
      "in 14 days",
      "the key expires in 14 days: make a new one before that.",
    ],
    ["2026-11-23T10:00:00Z", "expires", "today", "the key expires today: make a new one before that."],
    [
      "2026-11-20T09:00:00Z",
      "expired",
      "3 days ago",
      "the key expired 3 days ago, as JumpCloud's list of administrators has it.",
    ],
  ])("of a key that ends at %s says %s %s", async (expiresAt, label, when, warning) => {
    const said = await lines({ credential: { kind: "apiKey", owner: "a@b.c", expiresAt } });
    expect(said.find((line) => line.startsWith("expire"))).toMatch(
      new RegExp(`^${label} +[^,]+, ${when}\\. A new key`),
    );
    expect(said.filter((line) => line.startsWith("Warning:"))).toEqual(
      warning === undefined ? [] : [`Warning: ${warning}`],
    );
  });

  it.each([
    [
      { kind: "apiKey" },
      "key              its owner is not known: no administrator's key, or several, begin like it",
    ],
    [{ kind: "apiKey", owner: "a@b.c" }, "key              a@b.c (matched by the key's first characters)"],
    [{ kind: "serviceAccount" }, "service account  JumpCloud does not tell which one, nor its role"],
    [
      { kind: "serviceAccount", owner: "reader", role: "Read Only" },
      "service account  reader, role Read Only",
    ],
  ])("says of the credential %j: %s", async (credential, line) => {
    expect(await lines({ credential })).toContain(line);
  });

  it.each([
    ["nothing is accepted", /./, 401, "JumpCloud does not accept it, so its owner is not known"],
    [
      "the list is refused",
      /api\/users$/,
      403,
      "its owner is not known: the list of administrators was not read",
    ],
  ])("says of a key whose owner is not known when %s why", async (_, refused, status, words) => {
    const examination = await examine(prober(refused, { status }).prober, {
      ...sync,
      provider: Promise.resolve(undefined),
    });
    const said = await lines({ credential: { kind: "apiKey" }, examination });
    expect(said).toContain(`key              ${words}`);
  });

  it.each([
    [-5000, "clock            right: as JumpCloud's, to a few seconds"],
    [5001, "clock            5 s ahead of JumpCloud's: set it right"],
    [-7_300_000, "clock            2 h behind JumpCloud's: set it right"],
  ])("of clocks that are %i ms apart says %j", async (clockApartMs, line) => {
    expect(await lines({ clockApartMs })).toContain(line);
  });
});

describe("the doctor's document", () => {
  it("is what its schema says, ready or not", async () => {
    for (const refused of [/nothing/, /roles/, /./]) {
      const answer = await document(refused);
      expect(doctorDocumentSchema.strict().parse(answer)).toEqual(answer);
    }
  });

  it("counts the requests of a sync at the polite pace", async () => {
    const { sync: estimate } = await document(/nothing/);
    expect(estimate).toEqual({
      requestsAtLeast: 9226,
      secondsAtLeast: 922.6,
      requestsPerSecond: 10,
      uncounted: [],
    });
    expect((await document(/systemusers$/)).sync).toBeUndefined();
  });

  it("lists what is in the way, each once, and what to do", async () => {
    const { ready, exitCode, reasons, advice } = await document(/systemusers$|api\/applications$/);
    expect({ ready, exitCode, reasons, advice }).toEqual({
      ready: false,
      exitCode: 4,
      reasons: ["GET /api/systemusers answered 403", "GET /api/applications answered 403"],
      advice: [
        "The administrator whose key it is needs a role that may read users; Read Only is usually enough.",
        "The administrator whose key it is needs a role that may read applications and their associations; Read Only is usually enough.",
      ],
    });
  });
});

const endpoint = "GET /api/v2/roles";
const answers = {
  ok: { kind: "ok" },
  forbidden: { kind: "forbidden", error: new RefusedError("403", { endpoint, status: 403 }) },
  unauthorized: { kind: "unauthorized", error: new RefusedError("401", { endpoint, status: 401 }) },
  notFound: { kind: "notFound", error: new NotFoundError("404", { endpoint }) },
  badRequest: { kind: "badRequest", error: new BadRequestError("400", { endpoint, status: 400 }) },
  failed: { kind: "failed", error: new UnavailableError("500", { endpoint }) },
} satisfies Record<string, Answered>;

describe("the doctor's exit code", () => {
  it.each([
    [0, "needed", ["ok"]],
    [4, "needed", ["ok", "forbidden"]],
    [4, "needed", ["failed", "forbidden", "notFound"]],
    [4, "optional", ["failed", "unauthorized"]],
    [5, "needed", ["notFound"]],
    [5, "needed", ["badRequest"]],
    [5, "optional", ["forbidden", "failed"]],
    [5, "optional", ["badRequest"]],
    [0, "optional", ["forbidden", "notFound"]],
    [0, "spare", ["forbidden", "notFound"]],
    [5, "spare", ["failed"]],
  ] as const)("is %i when what is %s answered %j", (exitCode, need, kinds) => {
    const checks = kinds.map((kind) => ({ what: "roles", endpoint, need, answered: answers[kind] }));
    expect(exitCodeOf(obstacles(checks))).toBe(exitCode);
  });

  it("is 0 when a filter is not understood that a sync does without", () => {
    const check = { what: "methods", endpoint, need: "optional", alsoTolerates: "badRequest" } as const;
    expect(exitCodeOf(obstacles([{ ...check, answered: answers.badRequest }]))).toBe(0);
  });
});
