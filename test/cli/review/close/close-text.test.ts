import { describe, expect, it } from "vitest";
import { createPaint } from "../../../../src/cli/paint.js";
import { type CloseReport, closeText } from "../../../../src/cli/review/close/close-text.js";
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

async function textOf(
  rows: readonly RowProof[],
  { width = 80, ...given }: { width?: number } & Partial<CloseReport> = {},
): Promise<string> {
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
  const evidence = {
    path: "reviews/2026-Q4/evidence",
    files: 13,
    sheets: { madeAnew: [], others: [] },
  };
  const counts = countRows(rows, { receipts: [] });
  const place = { file: undefined, flags: { dir: "my acme", reviews: "r" } };
  return closeText({ given: place, document, closing, rows, counts, evidence, ...given }, { width, paint });
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
    expect(text).toMatch(/^1 row open: .+:(?: |$)/m);
    expect(text).toContain("jc-connector");
  });

  it("gives commands that find the review where this one did", async () => {
    const text = await textOf([rowOf(1, { open: "not asked" })], { width: 400 });
    expect(text).toContain(
      "jc-connector review apply 2026-Q4 --reviews r --dir 'my acme', then jc-connector sync --dir 'my acme', then jc-connector review close 2026-Q4 --reviews r --dir 'my acme'",
    );
    const given = { file: "my later.json", flags: {} };
    expect(await textOf([rowOf(1, { open: "rule" })], { width: 400, given })).toContain(
      "then a new sync, then jc-connector review close 2026-Q4 'my later.json'",
    );
  });

  it("begins with what is gravest", async () => {
    const text = await textOf(openKinds.toReversed().map((open, index) => rowOf(index, { open })));
    expect(text.match(/(?<=^1 row open: )[^:]+/gm)?.slice(0, 2)).toEqual([
      "KEPT, AND GONE BY A REMOVAL OF THIS REVIEW",
      "nobody knows whether it was done",
    ]);
  });

  it("names the sheets that are not as they were sent, ten of them, and what nobody was sent", async () => {
    const madeAnew = Array.from({ length: 12 }, (_, index) => `sheet-${index}.csv`);
    const evidence = { path: "e", files: 13, sheets: { madeAnew, others: ["x\u001b.csv"] } };
    const text = (await textOf([rowOf(1)], { width: 400, evidence })).split("\n");
    expect(text).toContainEqual(
      expect.stringMatching(/^sheets {6}changed or taken away .*: sheet-0.csv, .*sheet-9.csv and 2 more$/),
    );
    expect(text).toContain("            not copied from sheets, since nobody was sent them: x\\u{1b}.csv");
  });

  it("shows ten rows of a kind, and how many more there are", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => rowOf(index, { open: "rule" }));
    const text = await textOf(rows);
    expect(text.match(/Eve/g)).toHaveLength(10);
    expect(text).toContain("  and 2 more (proof.csv, column Open: rule)\n");
  });

  it.each([80, 120])("fits %s columns, and lets no name move the cursor", async (width) => {
    const rows = openKinds.map((open, index) => rowOf(index, { open, why: "word ".repeat(40).trim() }));
    const text = await textOf(rows, { width });
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(text).toContain("Eve\\u{1b}[2J > Sales");
  });
});
