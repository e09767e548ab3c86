import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readReceipts } from "../../../src/provision/receipts/read-receipts.js";
import { done, intentOf, keep, newPath, readBack, withBook } from "./kept.js";

const folder = mkdtempSync(join(tmpdir(), "receipts-"));
const path = join(folder, "receipts.jsonl");
let bytes: Buffer;
let lines: string[];

beforeAll(async () => {
  await keep(path, [{}, { ticket: "Ünïcode – 日本" }, { until: "2026-11-23T20:00:00Z" }]);
  bytes = readFileSync(path);
  lines = bytes.toString().trimEnd().split("\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isFound = (content: Uint8Array) => readReceipts("r", content).findings.length > 0;
const fileOf = (some: readonly string[]) => Buffer.from(some.map((line) => `${line}\n`).join(""));
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the chain of receipts", () => {
  it("has the hash of the line before it in every line, of nothing in the first", () => {
    const stated = lines
      .map((line) => JSON.parse(line))
      .map(({ sequence, previous }) => [sequence, previous]);
    expect(stated).toEqual(lines.map((_, index) => [index + 1, sha256(lines[index - 1] ?? "")]));
    expect(readBack(path)).toMatchObject({ findings: [], remarks: [], isCutShort: false });
    expect(readBack(path).chain.head).toEqual({ sequence: 6, sha256: sha256(lines[5] ?? ""), torn: 0 });
  });

  it("shows any byte that was changed before the last line", () => {
    const end = bytes.lastIndexOf("\n", bytes.length - 2);
    fc.assert(
      fc.property(fc.nat({ max: end - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = ((changed[at] ?? 0) + by) % 256;
        try {
          expect(isFound(changed)).toBe(true);
        } catch (error) {
          // A version that was changed is one that this reader does not know.
          expect(String(error)).toContain("a newer jc-connector wrote it");
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("shows any line that is missing, but for the last ones", () => {
    for (let at = 0; at < lines.length - 1; at += 1) {
      expect(isFound(fileOf(lines.toSpliced(at, 1)))).toBe(true);
    }
    expect(isFound(fileOf(lines.slice(0, -1)))).toBe(false);
  });

  it("shows any two lines that changed places", () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.nat({ max: 5 }), (a, b) => {
        fc.pre(a !== b);
        const swapped = lines.with(a, lines[b] ?? "").with(b, lines[a] ?? "");
        expect(isFound(fileOf(swapped))).toBe(true);
      }),
    );
  });

  it("shows any line that was put in: one of its own, or what is none before its last line", () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.nat({ max: 5 }), (at, of) => {
        expect(isFound(fileOf(lines.toSpliced(at, 0, lines[of] ?? "")))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.string(), (at, text) => {
        expect(isFound(fileOf(lines.toSpliced(at, 0, text)))).toBe(true);
      }),
    );
  });

  it("goes on after a cut at any byte, twice, and states what is torn", async () => {
    const size = bytes.length;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: size }), fc.integer({ min: 1, max: 400 }), async (at, lost) => {
        const file = newPath();
        writeFileSync(file, bytes.subarray(0, at), { mode: 0o600 });
        const cut = readBack(file);
        expect(cut.findings).toEqual([]);
        expect(cut.remarks.map(({ problem }) => problem)).toEqual(
          cut.chain.head.torn === 0 ? [] : ["it is torn: a run ended while it wrote it"],
        );
        const whole = cut.chain.head.sequence;
        await withBook(file, (book) => book.begin(intentOf({ ticket: "first" })));
        // The line that was just written is longer than what is lost of it.
        writeFileSync(file, readFileSync(file).subarray(0, -lost), { mode: 0o600 });
        await withBook(file, async (book) => (await book.begin(intentOf({ ticket: "second" }))).finish(done));
        const { findings, chain, pairing } = readBack(file);
        expect(findings).toEqual([]);
        expect(chain.head.torn).toBe(0);
        expect(chain.head.sequence).toBe(whole + (lost === 1 ? 3 : 2));
        expect(pairing.receipts.at(-1)?.intent.ticket).toBe("second");
      }),
      { numRuns: 60 },
    );
  });

  it("shows that a torn line was changed later", async () => {
    const file = newPath();
    writeFileSync(file, bytes.subarray(0, -20), { mode: 0o600 });
    await keep(file, [{}]);
    const text = readFileSync(file, "utf8");
    expect(isFound(Buffer.from(text))).toBe(false);
    const torn = text.split("\n")[5] ?? "";
    expect(isFound(Buffer.from(text.replace(torn, torn.slice(0, -1))))).toBe(true);
    expect(isFound(Buffer.from(text.replace(`${torn}\n`, "")))).toBe(true);
  });

  it("takes a time that goes backwards for a clock that was set, and says so", async () => {
    const file = newPath();
    await keep(file, [{}]);
    await withBook(file, (book) => book.begin(intentOf()), { now: () => new Date("2026-11-22T12:00:00Z") });
    expect(readBack(file)).toMatchObject({
      findings: [],
      remarks: [{ line: 3, problem: "its time 2026-11-22T12:00:00.000Z is before that of a line above it" }],
    });
  });

  it.each(["2", "10", "123456789", "12345678901", "9".repeat(30)])(
    "names a newer version for what it is: %s",
    (version) => {
      const newer = `${lines[0]}`.replace('"version":1', `"version":${version}`);
      const problem = `is of version ${version}: a newer`;
      const [first = ""] = lines;
      expect(() => readReceipts("r", fileOf([newer]))).toThrow(`r:1: ${problem}`);
      expect(() => readReceipts("r", fileOf([first, "{", newer]))).toThrow(`r:3: ${problem}`);
      expect(() => readReceipts("r", fileOf([first, "{", newer.slice(0, 90)]))).toThrow(`r:3: ${problem}`);
    },
  );
});
