import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openReview } from "../../../src/review/folder/open-review.js";
import { writeReview } from "../../../src/review/folder/write-review.js";
import { temporaryFolder } from "../../support/cli.js";
import { sha256 } from "../../support/sha256.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { keyWriters, reviewToWrite, writtenReview } from "../../support/written-review.js";

const file: SmallFile = {
  users: { boss: {}, u1: { manager: "boss" }, u2: {} },
  groups: { g1: {} },
  members: "g1: u1 u2",
};
const { signal } = new AbortController();

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
}

describe("writing a review", () => {
  it("makes its folder, which is read again as it was opened", async () => {
    const reviews = temporaryFolder();
    const folder = await writtenReview(reviews, "Q4", { file });
    expect(readdirSync(reviews)).toEqual(["Q4"]);
    expect(filesOf(folder)).toEqual([
      "items.jsonl",
      "population.csv",
      "returned",
      "review.json",
      "scope.txt",
      "sheets",
      "sheets/sheet-boss.csv",
      "sheets/sheet-boss.xlsx",
      "sheets/sheet-iam.csv",
      "sheets/sheet-iam.xlsx",
    ]);
    const { sheets } = await reviewToWrite("Q4", { file });
    const { document, items } = await openReview(folder);
    expect([...items.values()]).toEqual(sheets.flatMap((sheet) => sheet.items));
    expect([document.populationSha256, document.scopeSha256]).toEqual([
      sha256("population\r\n"),
      sha256("scope\n"),
    ]);
    const sumOf = (name: string) => sha256(readFileSync(join(folder, "sheets", name)));
    expect(document.sheets).toEqual(
      ["boss", "iam"].map((who) => ({
        name: `sheet-${who}`,
        reviewer: `${who}@example.com`,
        rows: 1,
        files: {
          [`sheet-${who}.xlsx`]: sumOf(`sheet-${who}.xlsx`),
          [`sheet-${who}.csv`]: sumOf(`sheet-${who}.csv`),
        },
      })),
    );
  });

  it.skipIf(process.platform === "win32")("lets nobody else read it", async () => {
    const folder = await writtenReview(temporaryFolder(), "Q4", { file });
    const modes = ["", ...filesOf(folder)].map((name) => statSync(join(folder, name)));
    for (const stats of modes) expect(stats.mode & 0o777).toBe(stats.isDirectory() ? 0o700 : 0o600);
  });

  it("is the same to the byte when it is done again", async () => {
    const [one, two] = [
      await writtenReview(temporaryFolder(), "Q4", { file }),
      await writtenReview(temporaryFolder(), "Q4", { file }),
    ];
    for (const name of filesOf(one)) {
      if (statSync(join(one, name)).isDirectory()) continue;
      expect(readFileSync(join(two, name))).toEqual(readFileSync(join(one, name)));
    }
  });

  it("leaves nothing where it fails, or is stopped", async () => {
    const reviews = temporaryFolder();
    const review = await reviewToWrite("Q4", { file });
    const full = {
      ...keyWriters,
      csv: () => {
        throw new Error("no room");
      },
    };
    const failing = writeReview(join(reviews, "Q4"), review, { writers: full, signal });
    await expect(failing).rejects.toThrow("no room");
    const stopped = writeReview(join(reviews, "Q4"), review, {
      writers: keyWriters,
      signal: AbortSignal.abort(new Error("stopped")),
    });
    await expect(stopped).rejects.toThrow("stopped");
    expect(readdirSync(reviews)).toEqual([]);
  });

  it("has its name only when it is whole: until then the folder's name begins with a dot and says so", async () => {
    const reviews = temporaryFolder();
    const seen: string[] = [];
    const watching = {
      ...keyWriters,
      csv: (sheet: Parameters<typeof keyWriters.csv>[0]) => {
        seen.push(...readdirSync(reviews));
        return keyWriters.csv(sheet);
      },
    };
    await writeReview(join(reviews, "Q4"), await reviewToWrite("Q4", { file }), {
      writers: watching,
      signal,
    });
    expect(seen).toEqual([
      expect.stringMatching(/^\.Q4\.unfinished-[0-9a-f]{12}$/),
      expect.stringMatching(/^\.Q4\.unfinished-[0-9a-f]{12}$/),
    ]);
  });

  it("never takes the place of a review that another run opened meanwhile", async () => {
    const reviews = temporaryFolder();
    await writtenReview(reviews, "Q4", { file });
    const before = readFileSync(join(reviews, "Q4", "items.jsonl"));
    const again = writtenReview(reviews, "Q4", { file: { ...file, members: "g1: u2" } });
    await expect(again).rejects.toThrow("is there already: give the review another name");
    expect(readFileSync(join(reviews, "Q4", "items.jsonl"))).toEqual(before);
    expect(readdirSync(reviews)).toEqual(["Q4"]);
  });

  it("says where it cannot write", async () => {
    const reviews = join(temporaryFolder(), "reviews");
    writeFileSync(reviews, "a file");
    const writing = writtenReview(reviews, "Q4", { file });
    await expect(writing).rejects.toThrow(/^cannot write .*reviews\/\.Q4\.unfinished-/);
  });
});
