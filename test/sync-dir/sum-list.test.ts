import { execFileSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareText } from "../../src/model/order.js";
import { datedName } from "../../src/sync-dir/dated-name.js";
import { type ListedSum, parseSums, printSums, strangeLines } from "../../src/sync-dir/sum-list.js";
import { folderOf, nights } from "./folder.js";

const [one, two, three] = ["1".repeat(64), "2".repeat(64), "3".repeat(64)];
const first = "2026-11-01T020003Z.json.gz";
const second = "2026-11-02T020003Z.json.gz";

const sums = fc
  .uniqueArray(
    fc.record({
      file: fc.integer({ min: 0, max: 4e9 }).map((seconds) => datedName(new Date(seconds * 1000))),
      sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    }),
    { selector: ({ file }) => file },
  )
  .chain((list) =>
    fc.tuple(
      ...list.map((sum) =>
        fc.constantFrom<ListedSum>(sum, { ...sum, follows: "nothing" }, { ...sum, follows: sum }),
      ),
    ),
  );

describe("a list of sums", () => {
  it("is printed sorted, and read back as it was", () => {
    fc.assert(
      fc.property(sums, (list) => {
        const sorted = [...list].sort((a, b) => compareText(a.file, b.file));
        expect(parseSums(printSums({ sums: list, others: [] }))).toEqual({ sums: sorted, others: [] });
      }),
    );
  });

  it("has one line for each file, and what a pruned file followed as a comment above it", () => {
    const list = [
      { file: second, sha256: two, follows: { file: first, sha256: one } },
      { file: first, sha256: one, follows: "nothing" as const },
    ];
    expect(printSums({ sums: list, others: [] })).toBe(
      `# previous none\n${one}  ${first}\n# previous ${one}  ${first}\n${two}  ${second}\n`,
    );
  });

  it("understands what sha256sum writes: binary mode, capitals, CRLF", () => {
    expect(parseSums(`${"A".repeat(64)} *${first}\r\n${two}  ${second}`)).toEqual({
      sums: [
        { file: first, sha256: "a".repeat(64) },
        { file: second, sha256: two },
      ],
      others: [],
    });
  });

  it("keeps every line that is not ours, and a line that stands twice once", () => {
    const text = `# kept by Ada\n${one}  notes.txt\nrubbish\n\n${one}  ${first}\n${one}  ${first}\n`;
    const list = parseSums(text);
    expect(printSums(list)).toBe(`# kept by Ada\n${one}  notes.txt\nrubbish\n${one}  ${first}\n`);
    expect(strangeLines(list)).toEqual([`${one}  notes.txt`, "rubbish"]);
  });

  it("keeps two lines of one file that disagree: they are evidence", () => {
    const text = `${one}  ${first}\n${three}  ${first}\n`;
    expect(printSums(parseSums(text))).toBe(text);
  });
});

describe("SHA256SUMS", () => {
  it.skipIf(!hasSha256sum())("is what sha256sum -c accepts, until a file changes", async () => {
    const { dir } = await folderOf(nights(1, 2, 3));
    const check = () =>
      execFileSync("sha256sum", ["-c", "SHA256SUMS"], {
        cwd: dir,
        encoding: "utf8",
        stdio: "pipe",
      });
    expect(check()).toBe(
      nights(1, 2, 3)
        .map((time) => `${datedName(new Date(time))}: OK\n`)
        .join(""),
    );
    writeFileSync(join(dir, second), "changed");
    expect(check).toThrow(/1 computed checksum did NOT match/);
  });

  it.skipIf(process.platform === "win32")("is readable by its owner alone", async () => {
    const { dir } = await folderOf(nights(1));
    expect(statSync(join(dir, "SHA256SUMS")).mode & 0o777).toBe(0o600);
  });
});

function hasSha256sum(): boolean {
  try {
    execFileSync("sha256sum", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
