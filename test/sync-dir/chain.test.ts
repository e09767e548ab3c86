import { appendFileSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkChain } from "../../src/sync-dir/chain.js";
import { pruneFolder } from "../../src/sync-dir/prune.js";
import { chainFindings, folderOf, nights, writeDated } from "./folder.js";

const [one = "", two = "", three = "", four = "", five = ""] = [1, 2, 3, 4, 5].map(
  (day) => `2026-11-0${day}T020003Z.json.gz`,
);

/** Five nights of which the first three are pruned. */
async function prunedFolder() {
  const { dir, sums } = await folderOf(nights(1, 2, 3, 4, 5));
  await pruneFolder(dir, [{ unit: "d", count: 2 }], new Date("2026-11-05T03:00:00Z"));
  return { dir, sums };
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

/** Without the line of a file, and the comment above it. */
function without(file: string): (text: string) => string {
  return (text) => text.replace(new RegExp(`(^# .*\n)?^.*  ${file}\n`, "m"), "");
}

describe("the chain of a folder", () => {
  it("is unbroken over both lists, and ends with the newest file", async () => {
    const { dir, sums } = await prunedFolder();
    expect(await checkChain(dir)).toEqual({ files: 2, pruned: 3, newest: sums[4], findings: [] });
  });

  it("of an empty folder has nothing in it", async () => {
    const { dir } = await folderOf([]);
    expect(await checkChain(dir)).toEqual({ files: 0, pruned: 0, findings: [] });
  });

  it("says in words what is false", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    const other = await writeDated(dir, one, { id: "another" });
    expect((await checkChain(dir)).findings).toEqual([
      {
        code: "changed",
        where: one,
        problem: `its SHA-256 is ${other.sha256}, but it was accepted with ${sums[0]?.sha256}`,
      },
    ]);
  });

  it.each<[string, (dir: string) => unknown, string[]]>([
    ["a changed file", (dir) => appendFileSync(join(dir, four), "x"), [`changed ${four}`]],
    ["a missing file", (dir) => rmSync(join(dir, four)), [`missing ${four}`]],
    [
      "a missing newest file, to which the link leads",
      (dir) => rmSync(join(dir, five)),
      [`missing ${five}`, "latest latest.json.gz"],
    ],
    [
      "a file that is a link which leads nowhere",
      (dir) => {
        rmSync(join(dir, four));
        symlinkSync("nowhere", join(dir, four));
      },
      [`missing ${four}`],
    ],
    [
      "a file that is a folder",
      (dir) => {
        rmSync(join(dir, four));
        symlinkSync(".", join(dir, four));
      },
      [`unreadable ${four}`],
    ],
    [
      "two files that changed places",
      (dir) => {
        renameSync(join(dir, four), join(dir, "aside"));
        renameSync(join(dir, five), join(dir, four));
        renameSync(join(dir, "aside"), join(dir, five));
      },
      [`changed ${four}`, `changed ${five}`],
    ],
    [
      "a file that was deleted with its line",
      (dir) => {
        rmSync(join(dir, four));
        edit(join(dir, "SHA256SUMS"), without(four));
      },
      [`gap ${five}`],
    ],
    [
      "an edited file with an edited line",
      async (dir) => {
        const { previous } = { previous: { file: three, sha256: sumIn(dir, "SHA256SUMS.pruned", three) } };
        const { sha256 } = await writeDated(dir, four, { previous, id: "another" });
        edit(join(dir, "SHA256SUMS"), (text) => text.replace(sumIn(dir, "SHA256SUMS", four), sha256));
      },
      [`changed ${five}`],
    ],
    [
      "a file that begins anew in the middle",
      async (dir) => {
        const { sha256 } = await writeDated(dir, four);
        edit(join(dir, "SHA256SUMS"), (text) => text.replace(sumIn(dir, "SHA256SUMS", four), sha256));
      },
      [`gap ${four}`, `changed ${five}`],
    ],
    [
      "a fork: a file slipped in between",
      async (dir) => {
        const previous = { file: four, sha256: sumIn(dir, "SHA256SUMS", four) };
        const { file, sha256 } = await writeDated(dir, "2026-11-04T090000Z.json.gz", { previous });
        edit(join(dir, "SHA256SUMS"), (text) => text.replace(/(?=.*-05T)/, `${sha256}  ${file}\n`));
      },
      [`fork ${five}`],
    ],
    [
      "a dated file that is in no list",
      (dir) => writeDated(dir, "2026-11-04T090000Z.json.gz"),
      ["unlisted 2026-11-04T090000Z.json.gz"],
    ],
    [
      "lines in another order",
      (dir) => edit(join(dir, "SHA256SUMS"), (text) => text.split("\n").reverse().join("\n").trimStart()),
      ["line SHA256SUMS"],
    ],
    [
      "a line that is none",
      (dir) => appendFileSync(join(dir, "SHA256SUMS"), "rubbish\n"),
      ["line SHA256SUMS"],
    ],
    [
      "a line that stands twice",
      (dir) => edit(join(dir, "SHA256SUMS"), (text) => text.replace(/.*-05T.*\n/, "$&$&")),
      ["line SHA256SUMS"],
    ],
    [
      "a line in both lists",
      (dir) => appendFileSync(join(dir, "SHA256SUMS.pruned"), `${sumIn(dir, "SHA256SUMS", four)}  ${four}\n`),
      [`both lists ${four}`],
    ],
    [
      "a line that is lost between pruned ones",
      (dir) => edit(join(dir, "SHA256SUMS.pruned"), without(two)),
      [`gap ${three}`],
    ],
    ["the first line lost", (dir) => edit(join(dir, "SHA256SUMS.pruned"), without(one)), [`gap ${two}`]],
    [
      "the last line of the pruned ones lost",
      (dir) => edit(join(dir, "SHA256SUMS.pruned"), without(three)),
      [`gap ${four}`],
    ],
    [
      "the whole list of the pruned ones lost",
      (dir) => rmSync(join(dir, "SHA256SUMS.pruned")),
      [`gap ${four}`],
    ],
    [
      "an edited line of a pruned file",
      (dir) =>
        edit(join(dir, "SHA256SUMS.pruned"), (text) =>
          text.replace(new RegExp(`^${sumIn(dir, "SHA256SUMS.pruned", two)}`, "m"), "0".repeat(64)),
        ),
      [`changed ${three}`],
    ],
    [
      "a link to an older file",
      (dir) => {
        rmSync(join(dir, "latest.json.gz"));
        symlinkSync(four, join(dir, "latest.json.gz"));
      },
      ["latest latest.json.gz"],
    ],
    ["no link", (dir) => rmSync(join(dir, "latest.json.gz")), ["latest latest.json.gz"]],
    [
      "a copy of something else",
      (dir) => {
        rmSync(join(dir, "latest.json.gz"));
        writeFileSync(join(dir, "latest.json.gz"), "");
      },
      ["latest latest.json.gz"],
    ],
  ])("shows %s", async (_, spoil, findings) => {
    const { dir } = await prunedFolder();
    await spoil(dir);
    expect(await chainFindings(dir)).toEqual(findings);
  });

  it.each<[string, (dir: string) => unknown]>([
    ["what others keep in the folder", (dir) => writeFileSync(join(dir, "notes.txt"), "")],
    ["a rejected result", (dir) => writeFileSync(join(dir, `${five}.rejected`), "")],
    ["a comment in a list", (dir) => edit(join(dir, "SHA256SUMS"), (text) => `# kept by Ada\n${text}`)],
    [
      "an old file that is a link to where it was moved",
      (dir) => {
        renameSync(join(dir, four), join(dir, "archive"));
        symlinkSync("archive", join(dir, four));
      },
    ],
  ])("does not mind %s", async (_, change) => {
    const { dir } = await prunedFolder();
    await change(dir);
    expect(await chainFindings(dir)).toEqual([]);
  });
});

function sumIn(dir: string, list: string, file: string): string {
  return new RegExp(`^([0-9a-f]{64})  ${file}$`, "m").exec(readFileSync(join(dir, list), "utf8"))?.[1] ?? "";
}
