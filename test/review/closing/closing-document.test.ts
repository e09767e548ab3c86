import { mkdir, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readClosing } from "../../../src/review/closing/closing-document.js";
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

  it("is refused where it is no file", async () => {
    const { folder, paths } = await sentReview([item]);
    await mkdir(paths.closing);
    await expect(readClosing(folder)).rejects.toThrow(ReviewError);
  });
});
