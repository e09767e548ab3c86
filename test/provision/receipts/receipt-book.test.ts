import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { concealer } from "../../../src/jumpcloud/conceal.js";
import { FalseReceiptsError, ReceiptsError } from "../../../src/provision/receipts/errors.js";
import { LockedError, OutputError } from "../../../src/sync-file/errors.js";
import { done, intentOf, keep, NOON, newPath, readBack, withBook } from "./kept.js";

const linesOf = (path: string) =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("a book of receipts", () => {
  it("has the first line on the disk before the call, and the second after it", async () => {
    const path = newPath();
    const intent = intentOf({ names: { entitlement: "Engineering" }, until: "2026-11-23T20:00:00Z" });
    const id = await withBook(path, async (book) => {
      const receipt = await book.begin(intent);
      expect(linesOf(path)).toMatchObject([{ sequence: 1, kind: "intent", id: receipt.id }]);
      await receipt.finish({ ...done, answer: { status: 204 } });
      return receipt.id;
    });
    const start = { format: "jc-connector/receipt", version: 1, time: NOON.toISOString(), id };
    expect(linesOf(path)).toEqual([
      { ...start, sequence: 1, previous: expect.any(String), kind: "intent", ...intent },
      { ...start, sequence: 2, previous: expect.any(String), kind: "outcome", ...done },
    ]);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("holds no key, nothing that a terminal obeys, and no more than 200 characters of a ticket", async () => {
    const path = newPath();
    const key = 'k"\\ey-0123456789abcdef';
    const ticket = `${key} \u001b[31m${"😀".repeat(300)}`;
    await withBook(
      path,
      async (book) => {
        const receipt = await book.begin(intentOf({ ticket, names: { principal: `Ann ${key}` } }));
        await receipt.finish({
          result: "not done",
          answer: { status: 500, said: `no ${key} ${"x".repeat(999)}` },
        });
      },
      { conceal: concealer([key]) },
    );
    const [intent, outcome] = linesOf(path);
    expect(intent.ticket).toBe(`[REDACTED] \\u{1b}[31m${"😀".repeat(200 - 21)}`);
    expect(intent.names).toEqual({ principal: "Ann [REDACTED]" });
    expect(outcome.answer.said).toHaveLength(500);
    expect(readFileSync(path, "utf8")).not.toContain("0123456789abcdef");
    expect(readBack(path).findings).toEqual([]);
  });

  it("is one run's at a time", async () => {
    const path = newPath();
    await withBook(path, async () => {
      const second = withBook(path, async () => undefined, { patienceMs: 0 });
      await expect(second).rejects.toThrow(LockedError);
      await expect(second).rejects.toThrow(`another run holds ${path}.lock (process ${process.pid} on`);
    });
    await keep(path, [{}]);
  });

  it("waits for a run that is over soon", async () => {
    const path = newPath();
    let second: Promise<unknown> = Promise.resolve();
    await withBook(path, async (book) => {
      second = keep(path, [{ ticket: "second" }]);
      await book.begin(intentOf({ ticket: "first" }));
    });
    await second;
    expect(linesOf(path).map(({ ticket }) => ticket)).toEqual(["first", "second", undefined]);
    expect(readBack(path).findings).toEqual([]);
  });

  it("settles what nobody knew, once", async () => {
    const path = newPath();
    const id = await withBook(path, async (book) => (await book.begin(intentOf())).id);
    await withBook(path, async (book) => {
      expect(book.receipts).toMatchObject([{ intent: { id } }]);
      await book.settle(id, { result: "done", heldAfter: true });
      expect(book.receipts).toMatchObject([{ outcome: { result: "done", settledLater: true } }]);
      await book.settle(id, { result: "not done" });
    });
    expect(readBack(path).findings).toEqual([{ line: 3, problem: `a second outcome of receipt ${id}` }]);
  });

  it("goes on after a write that failed in the middle", async () => {
    const path = newPath();
    await withBook(path, async (book) => {
      await book.begin(intentOf());
      writeFileSync(path, '{"format":"jc-conn', { flag: "a" });
      await book.begin(intentOf());
    });
    expect(readBack(path)).toMatchObject({ findings: [], remarks: [{ line: 2 }] });
  });

  it.each<[string, (path: string) => void, string]>([
    ["a directory", (path) => mkdirSync(path), "it is a directory"],
    [
      "a link",
      (path) => symlinkSync("elsewhere", path),
      "it is a symbolic link; name the file that it leads to",
    ],
    [
      "one that others may write",
      (path) => {
        writeFileSync(path, "");
        chmodSync(path, 0o622);
      },
      "others may write to it",
    ],
    [
      "a file of something else",
      (path) => writeFileSync(path, "{}\n", { mode: 0o600 }),
      "holds something else than receipts",
    ],
  ])("is not kept in %s", async (_, plant, why) => {
    const path = newPath();
    plant(path);
    const opening = withBook(path, async () => undefined);
    await expect(opening).rejects.toThrow(ReceiptsError);
    await expect(opening).rejects.toThrow(why);
  });

  it("is not kept in a folder that does not exist", async () => {
    const path = `${dirname(newPath())}/none/receipts.jsonl`;
    await expect(withBook(path, async () => undefined)).rejects.toThrow(OutputError);
  });

  it("adds nothing to a file that somebody changed", async () => {
    const path = newPath();
    await keep(path, [{}, {}]);
    writeFileSync(path, readFileSync(path, "utf8").replace("OPS-1", "OPS-2"));
    const opening = withBook(path, async () => undefined);
    await expect(opening).rejects.toThrow(FalseReceiptsError);
    await expect(opening).rejects.toThrow(
      `${path}:2: the hash that it states is not that of the line before it: nothing is added to it`,
    );
  });
});
