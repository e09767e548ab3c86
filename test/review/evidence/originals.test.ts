import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn } from "../../support/closed-run.js";
import { sha256 } from "../../support/sha256.js";
import { answers, closed, second } from "./closed-evidence.js";

describe("what the evidence is made of", () => {
  it("holds the sheets that were sent, those of rows that were given to others too, and nothing else", async () => {
    const { paths } = await closed({ "sheet-boss.csv": answers }, (returned) => {
      const sheets = join(returned, "..", "sheets");
      const files = { "sheet-kim-2.csv": sha256("to kim") };
      const sheet = { name: "sheet-kim-2", reviewer: "kim@example.com", rows: 1, files };
      const forward = { at: "2026-11-21T09:00:00Z", why: "not mine", sheet, keys: [second.key] };
      writeFileSync(join(returned, "..", "forwarded.jsonl"), `${JSON.stringify(forward)}\n`);
      writeFileSync(join(sheets, "sheet-kim-2.csv"), "to kim");
      writeFileSync(join(sheets, "sheet-lee-2.csv"), "of a run that was killed");
    });
    expect(readdirSync(join(paths.evidence, "sheets-sent"))).toEqual(["sheet-boss.csv", "sheet-kim-2.csv"]);
    const text = filesIn(paths.evidence)["README.txt"] ?? "";
    expect(text).toContain(
      [
        "Sheets sent   2 (sheets-sent): 1 at first, and 1 of rows that were given to others",
        "              not copied, since nobody was sent them: sheet-lee-2.csv",
        "Came back     1 sheet (sheets-returned); files and folders that are none: 0, of which not copied,",
      ].join("\r\n"),
    );
    expect(text).not.toContain("changed or taken away");
  });

  it.each<[what: string, change: (sheet: string) => void]>([
    ["was changed", (sheet) => writeFileSync(sheet, "something else")],
    ["was taken away", (sheet) => rmSync(sheet)],
  ])("holds a sheet as it was sent, though the one in the folder %s, and says so", async (_, change) => {
    const original = filesIn((await closed({ "sheet-boss.csv": answers })).paths.evidence);
    const { paths, stdout, code } = await closed({ "sheet-boss.csv": answers }, (returned) =>
      change(join(returned, "..", "sheets", "sheet-boss.csv")),
    );
    const files = filesIn(paths.evidence);
    expect(files["sheets-sent/sheet-boss.csv"]).toBe(original["sheets-sent/sheet-boss.csv"]);
    expect(files["README.txt"]).toContain(
      "changed or taken away since, in the folder of the review; made again",
    );
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/made again for the evidence:\s+sheet-boss.csv/),
    ]);
  });

  it.each([
    ["a sheet", "sheets/sheet-kim-2.csv: it is not as it was sent"],
    ["population.csv", "population.csv: it is not as it was when the review was opened"],
    ["scope.txt", "scope.txt: it is not as it was when the review was opened"],
  ])("is not made where %s was changed and cannot be made again", async (what, says) => {
    const { code, stderr, paths } = await closed({ "sheet-boss.csv": answers }, (returned) => {
      const review = join(returned, "..");
      const path = join(review, "review.json");
      const hashes = { populationSha256: sha256("\uFEFFRow key\r\n"), scopeSha256: sha256("Everything.\n") };
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...hashes }));
      if (what === "a sheet") {
        const sheet = {
          name: "sheet-kim-2",
          reviewer: "kim@example.com",
          rows: 1,
          files: { "sheet-kim-2.csv": sha256("to kim") },
        };
        const forward = { at: "2026-11-21T09:00:00Z", why: "not mine", sheet, keys: [second.key] };
        writeFileSync(join(review, "forwarded.jsonl"), `${JSON.stringify(forward)}\n`);
      } else writeFileSync(join(review, what), "something else");
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(existsSync(paths.evidence)).toBe(false);
  });

  it("tells of a file whose name is not UTF-8 what to do", async () => {
    const { code, stderr } = await closed({ "sheet-boss.csv": answers }, (returned) =>
      writeFileSync(
        Buffer.concat([Buffer.from(`${returned}/`), Buffer.from([0xff, 0xfe]), Buffer.from("A.csv")]),
        answers,
      ),
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("give the file another one, and close again"),
    ]);
  });
});
