import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { answered, REVIEW } from "../../support/closed-review.js";
import { filesIn, runClose } from "../../support/closed-run.js";
import { sha256 } from "../../support/sha256.js";
import { answers, closed, first, second } from "./closed-evidence.js";

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
