import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Zstd } from "@hpcc-js/wasm-zstd";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";

const bin = fileURLToPath(new URL("../../bin/jc-connector.js", import.meta.url));
const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const isPosix = process.platform !== "win32";
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
/** Of a tmpfs. */
const DISK_PAGE_BYTES = 4096;

/** Root may write everywhere: there somebody else has to try, who may at least read the program. */
const hasStranger = isPosix && (!isRoot || spawnSync("test", ["-r", bin], { uid: NOBODY }).status === 0);

/** Whether this system lets us mount file systems that nobody else sees. */
const hasMounts = (() => {
  try {
    execFileSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** Runs shell lines; `sync` in them is the built command line with the demo organisation. */
function shell(lines: string, cwd: string, { wrapper = [], uid }: { wrapper?: string[]; uid?: number } = {}) {
  const script = `sync() { "${process.execPath}" "${bin}" sync --demo --quiet "$@"; }\n${lines}`;
  const [command = "", ...args] = [...wrapper, "bash", "--norc", "-c", script];
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "" },
    // bash takes a socket for a login from afar, and then reads a person's settings.
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid !== undefined && { uid }),
  });
  return { status, stdout, stderr };
}

/** The same where the lines may mount something in the folder `disk`; it is gone when they end. */
function shellWithMounts(lines: string, cwd: string) {
  mkdirSync(join(cwd, "disk"));
  return shell(lines, cwd, { wrapper: ["unshare", "-rm"] });
}

function folderWithOldFile(): string {
  const folder = temporaryFolder();
  copyFileSync(golden, join(folder, "sync.json"));
  return folder;
}

describe("a disk that does not take the file", () => {
  it.skipIf(!isPosix).each(["sync.json", "new.json.gz"])(
    "leaves what stood at %s, and what was read, when the file may not grow so large",
    (name) => {
      const folder = folderWithOldFile();
      // In kilobytes: the demo organisation takes 75, and compressed 9.
      const limit = name.endsWith(".gz") ? 4 : 40;
      expect(gzipSync(readFileSync(golden)).length).toBeGreaterThan(4 * 1024);
      expect(shell(`ulimit -f ${limit}; sync -f ${name}`, folder)).toEqual({
        status: 2,
        stdout: "",
        stderr: expect.stringContaining(
          `jc-connector: cannot write ${join(folder, name)}: the file is too large for the file system, or for a limit (ulimit -f)\n`,
        ),
      });
      expect(readdirSync(folder).sort()).toEqual([`${name}.journal`, "sync.json"].sort());
      expect(readFileSync(join(folder, "sync.json"))).toEqual(readFileSync(golden));
    },
  );

  it.skipIf(!hasMounts)("leaves the old file, and what was read, when the disk is full", () => {
    const folder = temporaryFolder();
    const result = shellWithMounts(
      `mount -t tmpfs -o size=100k tmpfs disk && cp "${golden}" disk/sync.json
       sync -f disk/sync.json; echo "exit $?"; ls disk; cmp disk/sync.json "${golden}" && echo same`,
      folder,
    );
    expect(result.stdout).toBe("exit 2\nsync.json\nsync.json.journal\nsame\n");
    expect(result.stderr).toMatch(/^jc-connector: cannot write .*sync\.json: no space left on the device\n/);
    expect(result.stderr).toContain(
      "\n  Nothing was replaced. Kept: disk/sync.json, 23 Nov 2026 02:00 UTC, ",
    );
  });

  it.skipIf(!hasMounts)("leaves the old file, and what was read, when it is mounted by itself", () => {
    const folder = folderWithOldFile();
    const result = shellWithMounts(
      `cp "${golden}" disk/sync.json; mount --bind sync.json disk/sync.json
       sync -f disk/sync.json; echo "exit $?"; ls disk; cmp disk/sync.json "${golden}" && echo same`,
      folder,
    );
    expect(result.stdout).toBe("exit 2\nsync.json\nsync.json.journal\nsame\n");
    expect(result.stderr).toMatch(/mounted by itself: then mount its directory instead\n/);
    expect(result.stderr).toMatch(
      /\n {2}\d+ lists that were read are kept: the next sync within 1 h goes on/,
    );
  });

  it.skipIf(!hasMounts)("has no room for the database of a c1z: that it is full is told, and where", () => {
    const folder = temporaryFolder();
    const result = shellWithMounts(
      `export_c1z() { "${process.execPath}" "${bin}" export "${golden}" -q --format c1z --out "$1"; }
       mount -t tmpfs -o size=100k tmpfs disk
       export_c1z disk/demo.c1z; echo "exit $?"; ls -A disk
       TMPDIR="$PWD/disk" export_c1z /dev/stdout | wc -c`,
      folder,
    );
    const problem = (advice: string) =>
      `jc-connector: cannot use ${join(folder, "disk")} for the database of a c1z: no space left on the device${advice}\n`;
    expect(result.stdout.replaceAll(" ", "")).toBe("exit2\n0\n");
    expect(result.stderr).toBe(`${problem("")}${problem(" (TMPDIR names another directory)")}`);
  });

  it.skipIf(!hasMounts)(
    "has no room for the index of a c1z: that is told of the disk, not the c1z",
    async () => {
      const folder = temporaryFolder();
      const c1z = join(folder, "demo.c1z");
      shell(`"${process.execPath}" "${bin}" export "${golden}" -q --format c1z --out demo.c1z`, folder);
      const zstd = await Zstd.load();
      const pages = Math.ceil(zstd.decompress(readFileSync(c1z).subarray(5)).length / DISK_PAGE_BYTES);
      // Besides the database there is room for the lock, and for less than a page of SQLite.
      const result = shellWithMounts(
        `mount -t tmpfs -o size=${(pages + 2) * DISK_PAGE_BYTES} tmpfs disk
       "${process.execPath}" "${bin}" import demo.c1z -q --out disk/sync.json; echo "exit $?"; ls -A disk`,
        folder,
      );
      expect(result).toMatchObject({
        stdout: "exit 2\n",
        stderr: `jc-connector: cannot use ${join(folder, "disk")} for the database of a c1z: no space left on the device\n`,
      });
    },
  );

  it.skipIf(!isPosix || process.platform === "darwin")("is told when it is a device", () => {
    const folder = temporaryFolder();
    const message = (name: string) => `jc-connector: cannot write ${name}: no space left on the device\n`;
    expect(shell("sync -f /dev/full", folder)).toMatchObject({ status: 2, stderr: message("/dev/full") });
    expect(shell("sync -f - > /dev/full", folder)).toMatchObject({
      status: 2,
      stderr: message("standard output"),
    });
  });
});

describe("a place that may not be written", () => {
  it.skipIf(!hasMounts)("is refused before anything is asked for when its file system is read-only", () => {
    const result = shellWithMounts(
      `mount -t tmpfs tmpfs disk && cp "${golden}" disk/sync.json && mount -o remount,ro disk
       sync -f disk/sync.json; echo "exit $?"; ls disk`,
      temporaryFolder(),
    );
    expect(result.stdout).toBe("exit 2\nsync.json\n");
    expect(result.stderr).toMatch(
      /^jc-connector: cannot write .*sync\.json: the file system is read-only\n$/,
    );
  });

  it.skipIf(!hasStranger)("is refused when its directory belongs to somebody else", () => {
    const folder = folderWithOldFile();
    chmodSync(folder, 0o555);
    const { status, stderr } = shell("sync -f sync.json", folder, isRoot ? { uid: NOBODY } : {});
    chmodSync(folder, 0o755);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "jc-connector: cannot write sync.json: permission denied\n",
    });
    expect(readdirSync(folder)).toEqual(["sync.json"]);
  });

  it.skipIf(!hasStranger)("is refused as a folder of dated files when it belongs to somebody else", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "acme"));
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "acme"), 0o555);
    const { status, stderr } = shell(
      "sync --dir acme; sync --dir new",
      folder,
      isRoot ? { uid: NOBODY } : {},
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining("jc-connector: cannot write acme"),
    });
    expect(readdirSync(folder)).toEqual(["acme"]);
    expect(readdirSync(join(folder, "acme"))).toEqual([]);
  });

  it("is refused when a directory stands there", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sync.json"));
    const { code, stderr } = await runCommand(["sync", "--demo", "-q", "-f", join(folder, "sync.json")]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `jc-connector: ${join(folder, "sync.json")} is a directory: --file names a file, --dir a folder of dated files\n`,
    });
    expect(readdirSync(join(folder, "sync.json"))).toEqual([]);
  });
});
