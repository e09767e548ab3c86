import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { acquireLock } from "../../../../src/sync-file/lock.js";
import { answered, REVIEW } from "../../../support/closed-review.js";
import { CLOSED_AT, filesIn, runClose } from "../../../support/closed-run.js";
import { engineering, later, sales, workplace } from "./close-place.js";

describe("review close", () => {
  it("proves what was removed, and exits 0 when nothing is open", async () => {
    const { args, paths } = await workplace();
    const { code, stdout, stderr } = await runClose(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.replaceAll(paths.evidence, "EVIDENCE")).toBe(
      [
        "Review 2026-Q4 of Example (o1), looked up in the sync of 23 Nov 2026 02:00 UTC (complete)",
        "rows        2 total: 1 kept, 1 to be removed, 0 not decided",
        "kept        1 there, 0 not there any more (proof.csv says why)",
        "removals    1 proven to be gone: 1 by jc-connector, 0 otherwise; 0 open",
        "asked       1 removal of JumpCloud in all, whatever came of it (changes.csv)",
        "evidence    EVIDENCE, 15 files",
        "Finished: every row is decided, and every removal proven.",
        "",
      ].join("\n"),
    );
  });

  it("writes what became of each row", async () => {
    const { args, paths } = await workplace();
    await runClose(args);
    const { sync, ...rest } = JSON.parse(readFileSync(paths.closing, "utf8"));
    expect(sync).toMatchObject({ startedAt: later.startedAt, file: "sync.json" });
    expect(rest).toEqual({
      format: "jc-connector/review-closing",
      version: 1,
      review: REVIEW,
      closedAt: CLOSED_AT,
      rows: [
        {
          key: engineering.key,
          decision: "remove",
          by: "boss@example.com",
          fate: "remove",
          receipt: expect.any(String),
          doneAt: "2026-11-22T12:00:00.000Z",
          stillThere: false,
          why: "removed by jc-connector, and not there any more",
        },
        {
          key: sales.key,
          decision: "keep",
          by: "boss@example.com",
          stillThere: true,
          why: "kept, and there",
        },
      ],
    });
  });

  it("names what is open and what to do, and exits 1", async () => {
    const { args, paths } = await workplace({ returned: { "a.csv": answered(["Remove", sales]) } });
    const { code, stdout } = await runClose(args);
    expect(code).toBe(1);
    expect(JSON.parse(readFileSync(paths.closing, "utf8")).rows).toEqual([
      expect.objectContaining({ key: engineering.key, decision: "open", open: "not decided" }),
      expect.objectContaining({ key: sales.key, decision: "remove", open: "not asked" }),
    ]);
    expect(stdout).toContain(`1 row open: nobody decided: jc-connector review check 2026-Q4 --reviews`);
    expect(stdout).toContain(`  Ada Lovelace > Engineering (${engineering.key}): nobody decided`);
    expect(stdout).toContain("1 row open: never asked of JumpCloud: jc-connector review apply 2026-Q4");
    expect(stdout).toContain("\nNot finished: 2 rows open.\n");
  });

  it("tells a program the same", async () => {
    const { args, paths } = await workplace({ returned: { "a.csv": answered(["Keep", sales]) }, asked: [] });
    const { code, stdout } = await runClose([...args, "--format", "json"]);
    expect(code).toBe(1);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "{",
      '  "format": "jc-connector/review-close",',
      '  "version": 1,',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      review: REVIEW,
      closedAt: CLOSED_AT,
      counts: { rows: 2, kept: 1, keptGone: 0, removals: 0, proven: 0, notDecided: 1, asked: 0, open: 1 },
      evidence: { path: paths.evidence, files: 14, sheets: { madeAnew: [], others: [] } },
    });
    expect(JSON.parse(stdout).open).toEqual([
      {
        key: engineering.key,
        kind: "membership",
        person: "Ada Lovelace",
        account: "user:u1",
        access: "Engineering",
        entitlement: "group:g1:member",
        decision: "open",
        open: "not decided",
        why: "nobody decided; not there any more",
      },
    ]);
  });

  it("waits for nobody: while another run is at the review, nothing is written", async () => {
    const { args, paths } = await workplace();
    const lock = await acquireLock(paths.lock);
    const { code, stderr } = await runClose(args);
    await lock.release();
    expect([code, stderr]).toEqual([75, expect.stringContaining("another run holds")]);
    expect(existsSync(paths.evidence)).toBe(false);
  });

  it("refuses receipts that somebody changed", async () => {
    const { args, paths } = await workplace();
    writeFileSync(paths.receipts, readFileSync(paths.receipts, "utf8").replace("OPS-1", "OPS-2"));
    const { code, stderr } = await runClose(args);
    expect([code, stderr]).toEqual([6, expect.stringContaining("receipts.jsonl:2:")]);
  });

  it("keeps the evidence of before, and replaces closing.json", async () => {
    const { args, paths, folder } = await workplace();
    await runClose(args);
    const before = filesIn(paths.evidence);
    const { code, stdout } = await runClose(args, { now: "2026-11-24T09:00:00Z" });
    expect([code, stdout]).toEqual([0, expect.stringContaining("evidence-2026-11-23T09-00-00.000Z")]);
    const kept = join(folder, REVIEW, "evidence-2026-11-23T09-00-00.000Z");
    expect(filesIn(kept)).toEqual(before);
    expect(JSON.parse(readFileSync(paths.closing, "utf8")).closedAt).toBe("2026-11-24T09:00:00.000Z");
    await runClose(args, { now: "2026-11-24T09:00:00Z" });
    await runClose(args, { now: "2026-11-24T09:00:00Z" });
    expect(readdirSync(join(folder, REVIEW)).filter((name) => name.startsWith("evidence"))).toEqual([
      "evidence",
      "evidence-2026-11-23T09-00-00.000Z",
      "evidence-2026-11-24T09-00-00.000Z",
      "evidence-2026-11-24T09-00-00.000Z-2",
    ]);
  });

  it("makes the same bytes of the same", async () => {
    const { args, paths } = await workplace();
    await runClose(args);
    const first = filesIn(paths.evidence);
    await runClose(args);
    expect(filesIn(paths.evidence)).toEqual(first);
  });
});
