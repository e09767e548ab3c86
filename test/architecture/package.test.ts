import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The tarball, unpacked; the build is there already. */
function packed(): string {
  const folder = temporaryFolder();
  const run = (command: string, args: string[], cwd: string) => {
    const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
    expect({ status, ...(status !== 0 && { stderr }) }).toEqual({ status: 0 });
  };
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], root);
  const [tarball = ""] = readdirSync(folder);
  run("tar", ["-xzf", tarball], folder);
  return join(folder, "package");
}

describe("the package", () => {
  it.skipIf(process.platform === "win32")(
    "is what it says of itself, by publint, and ships no source",
    async () => {
      const folder = packed();
      const { messages, pkg } = await publint({ pkgDir: folder, pack: false, strict: true });
      expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      expect(files.filter((name) => /(^|\/)(src|test)\/|(?<!\.d)\.ts$|\.map$/.test(name))).toEqual([]);
      const typed = readFileSync(join(folder, "dist/index.d.ts"), "utf8");
      expect(typed).not.toMatch(/\/src\/|\.\.\//);
    },
  );

  it("runs, reads and says nothing when it is imported", () => {
    const preload = `
      // What Node itself looks up when it loads a module; Node 24 its colours, too.
      const nodes = new Set(["WATCH_REPORT_DEPENDENCIES", "NODE_V8_COVERAGE", "FORCE_COLOR"]);
      const asked = [];
      process.env = new Proxy({}, { get: (_, name) => void (nodes.has(name) || asked.push(String(name))), has: () => false });
      const library = await import(${JSON.stringify(String(pathToFileURL(join(root, "dist/index.js"))))});
      const loaded = process.getActiveResourcesInfo();
      console.log(JSON.stringify({ asked, loaded, names: Object.keys(library) }));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", preload], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      asked: [],
      loaded: expect.not.arrayContaining(["Timeout", "TCPSocketWrap", "TCPServerWrap"]),
      names: [
        "BadRequestError",
        "JumpCloudError",
        "LockLostError",
        "LockedError",
        "NotFoundError",
        "OrganizationChoiceError",
        "OtherOrganizationError",
        "OutputClosedError",
        "OutputError",
        "RefusedError",
        "RejectedResultError",
        "SettingError",
        "SyncFileError",
        "TargetError",
        "UnavailableError",
        "diff",
        "readSyncFile",
        "reviewRows",
        "sync",
      ],
    });
  });
});
