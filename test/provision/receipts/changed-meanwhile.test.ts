import {
  appendFileSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, it } from "vitest";
import { ReceiptsError } from "../../../src/provision/receipts/errors.js";
import { done, intentOf, keep, newPath, readBack, withBook } from "./kept.js";

const private_ = { mode: 0o600 };

/** What becomes of the second line of a change when something happens to the file after the first. */
async function finishedAfter(meddle: (path: string) => void) {
  const path = newPath();
  await keep(path, [{}]);
  const thrown = await withBook(path, async (book) => {
    const receipt = await book.begin(intentOf({ ticket: "second" }));
    meddle(path);
    return receipt.finish(done).then(
      () => undefined,
      (error: unknown) => error,
    );
  });
  return { path, thrown };
}

describe("a receipts file that somebody else", () => {
  it.each<[string, (path: string) => void, string]>([
    ["removes", (path) => rmSync(path), "the file was removed, or another is in its place"],
    [
      "puts elsewhere",
      (path) => renameSync(path, `${path}.old`),
      "the file was removed, or another is in its place",
    ],
    [
      "puts another in the place of",
      (path) => {
        const bytes = readFileSync(path);
        rmSync(path);
        writeFileSync(`${path}.new`, bytes, private_);
        writeFileSync(`${path}.newer`, bytes, private_);
        linkSync(`${path}.newer`, path);
      },
      "the file was removed, or another is in its place",
    ],
    ["empties", (path) => truncateSync(path, 0), "the line that it wrote last is not there"],
    [
      "cuts the last line off",
      (path) => truncateSync(path, readFileSync(path).lastIndexOf("\n", -2)),
      "the line that it wrote last is not there",
    ],
    [
      "writes the last line of anew",
      (path) => writeFileSync(path, readFileSync(path, "utf8").replace('"second"', '"Second"'), private_),
      "the line that it wrote last is not there",
    ],
    [
      "adds a false line to",
      (path) => appendFileSync(path, `${readFileSync(path, "utf8").split("\n")[0]}\n`),
      "PATH:4: it is number 1, and stands where number 4 has to (and 2 more): nothing is added to it",
    ],
  ])("%s between the two lines gets no second one, and this is told", async (_, meddle, what) => {
    const { path, thrown } = await finishedAfter(meddle);
    expect(thrown).toBeInstanceOf(ReceiptsError);
    expect(String(thrown)).toBe(
      `ReceiptsError: ${path} was changed while this run added to it: ${what.replace("PATH", path)}`,
    );
  });

  it("only reads, or tears a line of, gets its second line", async () => {
    const { path, thrown } = await finishedAfter((path) => appendFileSync(path, "{"));
    expect(thrown).toBeUndefined();
    expect(readBack(path)).toMatchObject({ findings: [], chain: { head: { sequence: 4 } } });
  });
});
