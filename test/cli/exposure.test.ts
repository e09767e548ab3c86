import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { exposuresOf, exposureText } from "../../src/cli/exposure.js";
import { temporaryFolder } from "../support/cli.js";

/** A folder with these files; a path that ends with "/" is a folder. Links on the way to it are resolved. */
function folderWith(files: Record<string, string>): string {
  const folder = realpathSync(temporaryFolder());
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(path.endsWith("/") ? join(folder, path) : dirname(join(folder, path)), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(join(folder, path), text, { mode: 0o600 });
  }
  return folder;
}

const posix = { platform: "linux" } as const;

describe("a sync file in a git work tree", () => {
  it.each([
    ["of its own folder", { ".git/": "" }, "sync.json"],
    ["of a folder above", { ".git/": "", "a/b/": "" }, "a/b/sync.json"],
    ["that is linked to another repository", { ".git": "gitdir: /elsewhere" }, "sync.json"],
    ["that leaves other files alone", { ".git/": "", ".gitignore": "*.csv\n/other.json\n" }, "sync.json"],
    ["that takes it back in", { ".git/": "", ".gitignore": "*.json\n!sync.json\n" }, "sync.json"],
    [
      "that takes it back in below",
      { ".git/": "", ".gitignore": "*.json\n", "a/.gitignore": "!*.json" },
      "a/sync.json",
    ],
    ["where it stands already", { ".git/": "", "sync.json": "{}" }, "sync.json"],
  ])("%s is exposed", async (_, files, path) => {
    const folder = folderWith(files);
    expect(await exposuresOf(join(folder, path), posix)).toEqual([{ kind: "work tree", folder }]);
  });

  it.each([
    ["by its name", { ".git/": "", ".gitignore": "sync.json\n" }, "sync.json"],
    ["by a pattern", { ".git/": "", ".gitignore": "# lists\n*.json*\n" }, "sync.json.gz"],
    [
      "by its folder",
      { ".git/": "", ".gitignore": "/access/\n", "access/2026/": "" },
      "access/2026/sync.json",
    ],
    ["by a list of its folder", { ".git/": "", "a/.gitignore": "*" }, "a/sync.json"],
    ["by the repository's own list", { ".git/info/exclude": "sync.json" }, "sync.json"],
  ])("is not where git leaves it alone %s", async (_, files, path) => {
    expect(await exposuresOf(join(folderWith(files), path), posix)).toEqual([]);
  });

  it("is found through a link to where it really is", async () => {
    const folder = folderWith({ ".git/": "", "sync.json": "{}" });
    const link = join(temporaryFolder(), "link.json");
    symlinkSync(join(folder, "sync.json"), link);
    expect(await exposuresOf(link, posix)).toEqual([{ kind: "work tree", folder }]);
  });
});

// Windows keeps no modes, so there is nothing to look at.
describe.skipIf(process.platform === "win32")("modes", () => {
  it.each([
    [0o777, "open"],
    [0o702, "open"],
    [0o1777, "closed"],
    [0o770, "closed"],
  ])("%o of the folder: %s", async (mode, state) => {
    const folder = folderWith({ "a/": "" });
    chmodSync(join(folder, "a"), mode);
    const open = { kind: "open folder", folder: join(folder, "a") };
    expect(await exposuresOf(join(folder, "a", "sync.json"), posix)).toEqual(state === "open" ? [open] : []);
  });

  it("of a folder further up count: who may rename that may replace everything below it", async () => {
    const folder = folderWith({ "a/b/": "" });
    chmodSync(join(folder, "a"), 0o777);
    expect(await exposuresOf(join(folder, "a", "b", "sync.json"), posix)).toEqual([
      { kind: "open folder", folder: join(folder, "a") },
    ]);
  });

  it.each([
    [0o600, undefined],
    [0o400, undefined],
    [0o640, "640"],
    [0o604, "604"],
  ])("%o of the file", async (mode, shown) => {
    const file = join(folderWith({ "sync.json": "{}" }), "sync.json");
    chmodSync(file, mode);
    expect(await exposuresOf(file, posix)).toEqual(
      shown === undefined ? [] : [{ kind: "open file", mode: shown }],
    );
  });
});

it("on Windows the folder's rules hold, and that is said", async () => {
  const folder = folderWith({});
  expect(await exposuresOf(join(folder, "sync.json"), { platform: "win32" })).toEqual([
    { kind: "folder's rules", folder },
  ]);
});

it("what is not there exposes nothing", async () => {
  expect(await exposuresOf("/nowhere/at/all/sync.json", posix)).toEqual([]);
});

it.each([
  [
    { kind: "work tree", folder: "/home/m/acme" },
    "sync.json lies in the git work tree /home/m/acme: do not commit it; add it to .gitignore",
  ],
  [
    { kind: "open folder", folder: "/srv/a\u001b[2J" },
    "everybody may replace sync.json: chmod o-w /srv/a\\u{1b}[2J",
  ],
  [
    { kind: "open file", mode: "644" },
    "others can read sync.json (mode 644): chmod 600 it, or choose another folder where modes do not last",
  ],
  [
    { kind: "folder's rules", folder: "C:\\access" },
    "who can read sync.json is decided by C:\\access: Windows keeps no mode for it",
  ],
] as const)("%j in words", (exposure, text) => {
  expect(exposureText(exposure, "sync.json")).toBe(text);
});
