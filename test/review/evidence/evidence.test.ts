import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { answered, closedReview, gone, itemOf, REVIEW, writeSmallFile } from "../../support/closed-review.js";
import { filesIn, runClose } from "../../support/closed-run.js";

const HOSTILE = '=HYPERLINK("http://evil")\nA "quoted" name';
const first = itemOf("u1", "g1", { person: HOSTILE, access: "-Sales;=1+1" });
const second = itemOf("u2", "g1", { person: "Bob", access: "-Sales;=1+1" });

async function closed(
  returned: Readonly<Record<string, string>>,
  prepare: (folder: string) => void = () => {},
  given: Pick<Parameters<typeof closedReview>[1], "notRead"> = {},
) {
  const folder = temporaryFolder();
  const asked = [{ account: "u1", thing: "g1", outcome: gone }];
  const paths = await closedReview(folder, { items: [first, second], returned, asked, ...given });
  prepare(paths.returned);
  const sync = await writeSmallFile(join(folder, "sync.json"), {
    users: { u1: { name: HOSTILE }, u2: { name: "Bob" } },
    groups: { g1: { name: "-Sales;=1+1" } },
    apps: { a1: { name: "Slack" } },
    members: "g1: u2",
    bound: "a1: g1",
  });
  const done = await runClose([REVIEW, sync, "--reviews", folder]);
  return { paths, folder, ...done };
}

const answers = answered(["Remove", first], ["Keep", second]);

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The lines of a table, as a spreadsheet reads them. */
function table(text: string): string[][] {
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
}

describe("the evidence of a review", () => {
  it("holds a list of sums that covers every other file, and that sha256sum accepts", async () => {
    const { paths } = await closed({ "sheet-boss.csv": answers });
    const files = filesIn(paths.evidence);
    const listed = (files.SHA256SUMS ?? "")
      .trimEnd()
      .split("\n")
      .map((line) => line.slice(66));
    expect(listed).toEqual(
      Object.keys(files)
        .filter((path) => path !== "SHA256SUMS")
        .sort(),
    );
    const check = spawnSync("sha256sum", ["--strict", "-c", "SHA256SUMS"], {
      cwd: paths.evidence,
      encoding: "utf8",
    });
    expect([check.status, check.stderr]).toEqual([0, ""]);
    writeFileSync(join(paths.evidence, "proof.csv"), "changed");
    expect(spawnSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: paths.evidence }).status).toBe(1);
  });

  it("is for its owner alone", async () => {
    const { paths } = await closed({ "sheet-boss.csv": answers });
    expect(statSync(paths.evidence).mode & 0o777).toBe(0o700);
    expect(statSync(join(paths.evidence, "proof.csv")).mode & 0o777).toBe(0o600);
  });

  it("has tables in which nothing is calculated, whatever people are called", async () => {
    const { paths } = await closed({ "sheet-boss.csv": answers });
    const files = filesIn(paths.evidence);
    const person = `'=HYPERLINK("http://evil")\\u{a}A "quoted" name`;
    const access = "'-Sales;'=1+1";
    expect(table(files["proof.csv"] ?? "").slice(1)).toEqual([
      [
        ...[first.key, person, "u1@example.com", access, "Remove", "boss@example.com"],
        ...["2026-11-22T12:00:00.000Z", expect.any(String), "no"],
        ...["removed by jc-connector, and not there any more", ""],
      ],
      [
        ...[second.key, "Bob", "u2@example.com", access, "Keep", "boss@example.com"],
        ...["", "", "yes", "kept, and there", ""],
      ],
    ]);
    expect(table(files["decisions.csv"] ?? "")[1]).toEqual(
      [first.key, person, "u1@example.com", access, "membership", "Remove", "boss@example.com"].concat([
        "sheet-boss.csv",
        "",
        "2",
        "",
      ]),
    );
    expect(table(files["after.csv"] ?? "").slice(1)).toEqual([
      [
        ...[second.key, "Bob", "user", "user:u2", "u2", "enabled", "u2@example.com"],
        ...["membership", "group:g1", "group -Sales;'=1+1", "member", "Slack"],
      ],
      [
        ...["", "Bob", "user", "user:u2", "u2", "enabled", "u2@example.com"],
        ...["through groups", "app:a1", "app Slack", `through -Sales;'=1+1`, ""],
      ],
      ["", person, "user", "user:u1", "u1", "enabled", "u1@example.com", "", "", "", "", ""],
    ]);
    expect(table(files["changes.csv"] ?? "")[1]).toEqual(
      ["2026-11-22T12:00:00.000Z", "revoke", "group:g1:member", "user:u1", "OPS-1", "ann@example.com"].concat(
        ["done", "204", expect.any(String), first.key],
      ),
    );
  });

  it("copies what came back under safe names, tells the others, and follows no link", async () => {
    const names = ["a/../b.csv".replaceAll("/", "\u2215"), "A.csv", "a.csv", "=x\n.csv", "..hidden"];
    const returned = Object.fromEntries(names.map((name) => [name, answers]));
    const { paths, code } = await closed(returned, (folder) => {
      mkdirSync(join(folder, "folder"));
      symlinkSync("/etc/hostname", join(folder, "link.csv"));
    });
    expect(code).toBe(0);
    expect(readdirSync(join(paths.evidence, "sheets-returned")).sort()).toEqual([
      "A.csv",
      "_hidden",
      "_x_.csv",
      "a-2.csv",
      "a_.._b.csv",
    ]);
    const files = filesIn(paths.evidence);
    const listed = table(files["sheets-returned.csv"] ?? "").map(([copy, original]) => [copy, original]);
    expect(listed).toContainEqual(["a-2.csv", "a.csv"]);
    expect(listed).toContainEqual(["_x_.csv", "'=x\\u{a}.csv"]);
    expect(listed).toContainEqual(["(not copied: a folder or a link)", "link.csv"]);
    expect(listed).toContainEqual(["(not copied: a folder or a link)", "folder"]);
  });

  it("says in plain words what it is, with numbers that add up", async () => {
    const { paths } = await closed({ "sheet-boss.csv": answers });
    const text = filesIn(paths.evidence)["README.txt"] ?? "";
    expect(text).toContain("Evidence of the access review 2026-Q4 of Example (o1)\r\n");
    expect(text).toContain("Population    5 = 2 rows in the review + 3 left out (population.csv)\r\n");
    expect(text).toContain("Rows          2 = 1 kept + 1 to be removed + 0 not decided (decisions.csv)\r\n");
    expect(text).toContain("Removals      1 = 1 proven + 0 open (proof.csv)\r\n");
    expect(Math.max(...text.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    for (const path of Object.keys(filesIn(paths.evidence))) {
      if (path !== "README.txt") expect(text).toContain(path.replace(/\/.*/, "/"));
    }
  });

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

  it("says why the fallback was asked, and how much nobody decided", async () => {
    const { paths } = await closed({ "sheet-boss.csv": answered(["Remove", first]) }, (returned) => {
      const why = [
        "manager",
        "fallback: the person has no manager",
        "fallback: a service account (not a@b.c)",
      ];
      const population = `\uFEFFRow key,Why this reviewer\r\n${why.map((text) => `r_1,${text}\r\n`).join("")}`;
      const document = join(returned, "..", "review.json");
      const opened: object = JSON.parse(readFileSync(document, "utf8"));
      writeFileSync(join(returned, "..", "population.csv"), population);
      writeFileSync(document, JSON.stringify({ ...opened, populationSha256: sha256(population) }));
    });
    const text = (filesIn(paths.evidence)["README.txt"] ?? "").replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "to fall@example.com instead, where that could not be: the person has no manager (1 row); a service account (1 row).",
    );
    expect(text).toContain("Not decided 1 row, which nobody decided");
  });

  it("says what the review's sync was told to leave out", async () => {
    const notRead = [
      { what: "devices", why: "not a part of this connector" },
      { what: "administrators", why: "--without admin_user" },
    ];
    const { paths } = await closed({ "sheet-boss.csv": answers }, () => {}, { notRead });
    expect(filesIn(paths.evidence)["README.txt"]).toContain(
      "Left out      on purpose: administrators (--without admin_user)\r\n",
    );
  });

  it("leaves the evidence of before as it is where something cannot be copied", async () => {
    const { paths, folder } = await closed({ "sheet-boss.csv": answers });
    const before = filesIn(paths.evidence);
    rmSync(paths.population);
    const { code, stderr } = await runClose([REVIEW, join(folder, "sync.json"), "--reviews", folder]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("population.csv: it does not exist")]);
    expect(filesIn(paths.evidence)).toEqual(before);
    expect(readdirSync(join(folder, REVIEW)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
