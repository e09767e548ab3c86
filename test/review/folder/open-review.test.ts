import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openReview, type Review } from "../../../src/review/folder/open-review.js";
import { temporaryFolder } from "../../support/cli.js";
import { closedReview, itemOf, REVIEW } from "../../support/closed-review.js";

async function written(): Promise<Review> {
  const reviews = temporaryFolder();
  await closedReview(reviews, { items: [itemOf("u1", "g1"), itemOf("u2", "a1")] });
  return openReview(join(reviews, REVIEW));
}

/** Somebody who knows how it is made writes other items, and their sum into review.json. */
function rewrite({ paths, document }: Review, change: (text: string) => string): void {
  const text = change(readFileSync(paths.items, "utf8"));
  writeFileSync(paths.items, text);
  const itemsSha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(paths.document, JSON.stringify({ ...document, itemsSha256 }));
}

describe("the folder of a review", () => {
  it("is read as it was written", async () => {
    const { items, document } = await written();
    expect(document.name).toBe(REVIEW);
    expect([...items.values()]).toEqual([itemOf("u1", "g1"), itemOf("u2", "a1")]);
  });

  it.each<[string, (review: Review) => void, string]>([
    ["whose items were changed", ({ paths }) => writeFileSync(paths.items, "{}\n"), "not as it was"],
    ["whose items are lacking", ({ paths }) => rmSync(paths.items), "does not exist"],
    [
      "whose items were changed to be about somebody else, with their sum",
      (review) => rewrite(review, (text) => text.replace('"resource":"u1"', '"resource":"u9"')),
      "not as it was",
    ],
    [
      "that was opened from another sync than its keys",
      ({ paths, document }) => {
        const sync = { ...document.sync, id: "s0" };
        writeFileSync(paths.document, JSON.stringify({ ...document, sync }));
      },
      "not as it was",
    ],
    ["without review.json", ({ paths }) => rmSync(paths.document), "there is no review here"],
    ["whose review.json is none", ({ paths }) => writeFileSync(paths.document, "{"), "it is no JSON"],
    [
      "whose review.json is of another version",
      ({ paths, document }) => writeFileSync(paths.document, JSON.stringify({ ...document, version: 2 })),
      "not what this version of jc-connector writes",
    ],
    [
      "whose review.json is no file",
      ({ paths, folder }) => {
        rmSync(paths.document);
        symlinkSync(folder, paths.document);
      },
      "cannot read",
    ],
  ])("is refused %s", async (_, spoil, words) => {
    const review = await written();
    spoil(review);
    await expect(openReview(review.folder)).rejects.toThrow(words);
  });

  it("names the reviews that there are where a name was mistyped", async () => {
    const { folder } = await written();
    const reviews = dirname(folder);
    const lacking = join(reviews, "2026-Q5");
    await expect(openReview(lacking)).rejects.toThrow(`no review here: there is ${REVIEW}`);
    mkdirSync(join(reviews, "no-review"));
    for (let week = 1; week <= 10; week += 1) cpSync(folder, `${folder}-${week}`, { recursive: true });
    const named = [2, 3, 4, 5, 6, 7, 8, 9].map((week) => `${REVIEW}-${week}`).join(", ");
    await expect(openReview(lacking)).rejects.toThrow(
      `there are ${REVIEW}-1, ${REVIEW}-10, ${named} and 1 more`,
    );
  });

  it("is refused under another name: the receipts of what it removed are in the first one", async () => {
    const { folder } = await written();
    cpSync(folder, `${folder}-copy`, { recursive: true });
    await expect(openReview(`${folder}-copy`)).rejects.toThrow(
      `it is the review ${REVIEW}, renamed or copied`,
    );
    renameSync(folder, `${folder}-old`);
    await expect(openReview(`${folder}-old`)).rejects.toThrow("give the folder that name back");
  });
});
