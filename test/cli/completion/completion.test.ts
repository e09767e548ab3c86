import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { type Ask, askShell, askZshOnFpath, canComplete } from "../../support/completing-shells.js";
import { declaredCommands } from "../../support/declared-commands.js";

const bin = fileURLToPath(new URL("../../../bin/jc-connector.js", import.meta.url));

/** A folder with names that have blanks. */
function workplace(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "old syncs"));
  writeFileSync(join(folder, "my sync.json"), "");
  writeFileSync(join(folder, "sync.json"), "");
  return folder;
}

const files = ["my sync.json", "old syncs", "sync.json"];
const folders = ["old syncs"];
const exportFormats = ["baton-file", "c1-csv", "c1z", "csv", "review-csv", "review-ndjson"];
const levels = ["critical", "high", "info", "low", "medium"];

/** The end of a line is where TAB is pressed. */
const offered: readonly (readonly [line: string, candidates: readonly string[]])[] = [
  ["rev", ["review"]],
  ["resource", ["resource-types", "resources"]],
  ["review ", ["apply", "check", "close", "help", "open"]],
  ["review op", ["open"]],
  ["-q --color always review ", ["apply", "check", "close", "help", "open"]],
  ["help re", ["reconcile", "resource-types", "resources", "review"]],
  ["provision help ", ["expire", "grant", "revoke"]],
  ["completion ", ["bash", "fish", "zsh"]],
  ["schema s", ["sod", "suppressions", "sync"]],
  ["export --format ", exportFormats],
  ["export -o ", exportFormats],
  ["export --format c", ["c1-csv", "c1z", "csv"]],
  ["export --format=c", ["c1-csv", "c1z", "csv"]],
  ["export --where status=enabled --format ", exportFormats],
  ["-q export -o csv --layout ", ["grants", "mappings"]],
  ["export --columns v", ["vanta"]],
  ["export --columns my", ["my sync.json"]],
  ["audit --fail-on ", levels],
  ["diff --severity ", levels],
  ["review open 2026-Q4 --by ", ["manager", "resource"]],
  ["sync --region ", ["eu", "in", "us"]],
  ["sync --without ", ["admin_user", "app", "role"]],
  ["resources -t ", ["admin_user", "app", "group", "role", "user"]],
  ["grants --type ", ["app", "group", "role"]],
  ["sync --log-level e", ["error"]],
  ["sync --api-key-f", ["--api-key-file"]],
  ["verify ", files],
  ["verify my", ["my sync.json"]],
  ["verify -- ", files],
  ["diff sync.json ", files],
  ["diff --dir ", folders],
  ["sync --dir o", folders],
  ["sync --reviews", []],
  ["review check 2026-Q4 --reviews ", folders],
  ["sync -f ", files],
  ["audit --roster m", ["my sync.json"]],
  // A word that bash takes apart is one all the same.
  ["access user:5f3c1aa0b07e4d21c8bb0f01 ", files],
  ["export --where status=enabled ", files],
  ["export --where status=", []],
  // What nobody can know: a name, a number, a time.
  ["review open ", []],
  ["review open 2026-Q4 ", files],
  ["sync --org-id ", []],
  ["sync --concurrency ", []],
  ["provision grant group:6026da081f24755306c2ee0d:member ", []],
];

async function expectOffered(ask: Ask): Promise<void> {
  const seen = await ask(
    offered.map(([line]) => `jc-connector ${line}`),
    workplace(),
  );
  const expected = offered.map(([line, candidates]) => [line, [...candidates].sort()]);
  expect(offered.map(([line], index) => [line, seen[index]])).toEqual(expected);
}

describe.each(["bash", "zsh", "fish"] as const)("completion in %s", (shell) => {
  const isThere = canComplete(shell);

  it.skipIf(!isThere)("offers what may stand at the end of a line, and nothing else", async () => {
    await expectOffered(askShell[shell]);
  });

  it.skipIf(!isThere)("offers every command and every flag of every command", async () => {
    const all = await declaredCommands();
    const below = all.filter(({ commands }) => commands.length > 0);
    const lines = [...all.map(({ path }) => `${path} -`), ...below.map(({ path }) => `${path} `)];
    const seen = await askShell[shell](lines.map((line) => `jc-connector ${line.trimStart()}`));
    const expected = [...all.map(({ flags }) => flags), ...below.map(({ commands }) => commands)];
    expect(lines.map((line, index) => [line, seen[index]])).toEqual(
      lines.map((line, index) => [line, [...(expected[index] ?? [])].sort()]),
    );
  });
});

describe.skipIf(!canComplete("zsh"))("completion in zsh, as a file on fpath", () => {
  it("offers the same from the first TAB on", async () => {
    await expectOffered(askZshOnFpath);
  });
});

describe.skipIf(!canComplete("bash"))("completion on bash's command line", () => {
  it("is there after the line that help shows, and quotes names with blanks", async () => {
    const folder = workplace();
    writeFileSync(join(folder, "jc-connector"), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`, {
      mode: 0o755,
    });
    const typed = [
      "PATH=.:$PATH",
      "source <(jc-connector completion bash)",
      'jc-connector() { printf "<%s>" "$@"; echo; }',
      "jc-connector ver\tmy\t",
      "jc-connector stats --dir o\t",
      "jc-connector stats --dir=o\t",
      "jc-connector exp\t--form\tc1-\t",
      "jc-connector diff my\t~/n\t",
      "",
    ].join("\n");
    writeFileSync(join(folder, "notes"), "");
    const { stdout } = spawnSync("bash", ["--norc", "-i"], {
      cwd: folder,
      input: typed,
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: folder, TERM: "dumb", HISTFILE: "" },
    });
    expect(stdout.split("\n").filter((line) => line.startsWith("<"))).toEqual([
      "<verify><my sync.json>",
      "<stats><--dir><old syncs/>",
      "<stats><--dir=old syncs/>",
      "<export><--format><c1-csv>",
      `<diff><my sync.json><${folder}/notes>`,
    ]);
  });
});
