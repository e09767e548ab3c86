import { mkdir, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readClosing, readClosingOf } from "../../../src/review/closing/closing-document.js";
import { ReviewError } from "../../../src/review/errors.js";
import { itemOf, sentReview } from "../answers/sent-review.js";

const item = itemOf({ person: "ana", access: "Sales", reviewer: "dana" });
const row = {
  key: item.key,
  decision: "remove",
  fate: "remove",
  doneAt: "2026-10-21T05:00:00Z",
  stillThere: false,
  why: "",
  open: "not settled",
};
const closing = {
  format: "jc-connector/review-closing",
  version: 1,
  review: "2026-Q4",
  closedAt: "2026-11-02T09:00:00Z",
  sync: { id: "s2", startedAt: "2026-11-02T02:00:00Z", digest: "sha256:1", file: "sync.json" },
  rows: [row],
};

describe("how a review was closed", () => {
  it("is read as it was written, and absent before", async () => {
    const { folder, paths } = await sentReview([item]);
    expect(await readClosing(folder)).toBeUndefined();
    await writeFile(paths.closing, JSON.stringify(closing));
    expect(await readClosing(folder)).toEqual(closing);
  });

  it.each([
    ["no JSON", "{"],
    ["another version", JSON.stringify({ ...closing, version: 2 })],
    ["an unknown fate", JSON.stringify({ ...closing, rows: [{ ...row, fate: "lost" }] })],
    ["an unknown reason to be open", JSON.stringify({ ...closing, rows: [{ ...row, open: "somehow" }] })],
    ["a row twice", JSON.stringify({ ...closing, rows: [row, row] })],
  ])("is refused where it holds %s", async (_, text) => {
    const { folder, paths } = await sentReview([item]);
    await writeFile(paths.closing, text);
    await expect(readClosing(folder)).rejects.toThrow(ReviewError);
  });

  it("is refused where it is of a review of another name, or its rows are not this review's", async () => {
    const { folder, paths } = await sentReview([item]);
    await writeFile(paths.closing, JSON.stringify({ ...closing, review: "2026-Q3" }));
    await expect(readClosing(folder)).rejects.toThrow("it is the closing of another review (2026-Q3)");
    const items = new Map([[item.key, item]]);
    for (const rows of [[], [{ ...row, key: "r_0123456789abcdef" }]]) {
      await writeFile(paths.closing, JSON.stringify({ ...closing, rows }));
      await expect(readClosingOf({ folder, items })).rejects.toThrow("another opening of this one");
    }
    await writeFile(paths.closing, JSON.stringify(closing));
    expect(await readClosingOf({ folder, items })).toEqual(closing);
  });

  it("is refused where it is no file", async () => {
    const { folder, paths } = await sentReview([item]);
    await mkdir(paths.closing);
    await expect(readClosing(folder)).rejects.toThrow(ReviewError);
  });
});
