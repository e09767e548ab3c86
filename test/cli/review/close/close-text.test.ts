import { describe, expect, it } from "vitest";
import { createPaint } from "../../../../src/cli/paint.js";
import { closeText } from "../../../../src/cli/review/close/close-text.js";
import { countRows } from "../../../../src/review/closing/closing-counts.js";
import {
  CLOSING_FORMAT,
  CLOSING_VERSION,
  type ClosingDocument,
} from "../../../../src/review/closing/closing-document.js";
import { openKinds, type RowProof } from "../../../../src/review/closing/row-proof.js";
import { openReview } from "../../../../src/review/folder/open-review.js";
import { temporaryFolder } from "../../../support/cli.js";
import { closedReview, itemOf } from "../../../support/closed-review.js";

const paint = createPaint({ isTTY: false }, { mode: "never", env: {} });

async function textOf(rows: readonly RowProof[], width = 80): Promise<string> {
  const paths = await closedReview(temporaryFolder(), { items: rows.map(({ item }) => item) });
  const { document } = await openReview(paths.document.slice(0, -"/review.json".length));
  const sync = { id: "s", startedAt: "2026-11-23T02:00:03Z", digest: "sha256:0", file: "sync.json" };
  const closing: ClosingDocument = {
    format: CLOSING_FORMAT,
    version: CLOSING_VERSION,
    review: document.name,
    closedAt: "2026-11-23T09:00:00Z",
    sync,
    rows: [],
  };
  const evidence = { path: "reviews/2026-Q4/evidence", files: 13 };
  return closeText({ document, closing, rows, counts: countRows(rows), evidence }, { width, paint });
}

const rowOf = (index: number, given: Partial<RowProof> = {}): RowProof => ({
  item: itemOf(`u${index}`, "g1", { person: "Eve\u001b[2J", access: "Sales" }),
  decision: "remove",
  stillThere: true,
  why: "still there",
  ...given,
});

describe("what a person reads of a closed review", () => {
  it.each(openKinds)("says what to do about a row that is open: %s", async (open) => {
    const text = await textOf([rowOf(1, { open })]);
    expect(text).toMatch(/^1 row open: .+: /m);
    expect(text).toContain("jc-connector");
  });

  it("shows ten rows of a kind, and how many more there are", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => rowOf(index, { open: "rule" }));
    const text = await textOf(rows);
    expect(text.match(/Eve/g)).toHaveLength(10);
    expect(text).toContain("  and 2 more (proof.csv, column Open: rule)\n");
  });

  it.each([80, 120])("fits %s columns, and lets no name move the cursor", async (width) => {
    const rows = openKinds.map((open, index) => rowOf(index, { open, why: "word ".repeat(40).trim() }));
    const text = await textOf(rows, width);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(text).toContain("Eve\\u{1b}[2J > Sales");
  });
});
