import { copyFileSync, linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { demoFile, exported } from "./exported.js";

const map = readFileSync(new URL("../../../fixtures/column-maps/lumos.json", import.meta.url), "utf8");
const texts = {
  "--columns": map,
  "--roster": "email,status\nada@example.com,active\n",
  "--sod": '{"rules":[{"id":"a","title":"A","a":["x"],"b":["y"]}]}',
  "--suppressions": '{"suppressions":[]}',
};
const risk = (flag: string) => (flag === "--columns" ? [] : ["--risk"]);

describe("--out onto a file that the command reads", () => {
  it.each(
    Object.entries(texts).flatMap(([flag, text]) => [
      [flag, "itself", "input.json", text],
      [flag, "through a link", "link.json", text],
    ]),
  )("%s, %s, is refused", async (flag, _, name, text) => {
    const folder = temporaryFolder();
    const input = join(folder, "input.json");
    writeFileSync(input, text);
    symlinkSync("input.json", join(folder, "link.json"));
    const out = join(folder, name);
    expect(await exported(demoFile, ...risk(flag), flag, input, "--out", out)).toEqual({
      code: 2,
      stdout: "",
      stderr: `jc-connector: ${out} is what ${flag} reads, and would be replaced: name another --out\n`,
    });
    const other = await exported(demoFile, ...risk(flag), flag, join(folder, "link.json"), "--out", input);
    expect(other.code).toBe(2);
    expect(readFileSync(input, "utf8")).toBe(text);
    expect(readdirSync(folder).sort()).toEqual(["input.json", "link.json"]);
  });

  it("is refused for a map that comes along", async () => {
    const out = fileURLToPath(new URL("../../../fixtures/column-maps/lumos.json", import.meta.url));
    expect((await exported(demoFile, "--columns", "lumos", "--out", out)).code).toBe(2);
    expect(readFileSync(out, "utf8")).toBe(map);
  });

  it("is fine for a copy of it, and for another name of it", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "map.json"), map);
    copyFileSync(join(folder, "map.json"), join(folder, "copy.json"));
    linkSync(join(folder, "map.json"), join(folder, "name.json"));
    for (const name of ["copy.json", "name.json", "new.csv"]) {
      const args = ["--columns", join(folder, "map.json"), "--out", join(folder, name)];
      expect((await exported(demoFile, ...args)).code).toBe(0);
    }
    expect(readFileSync(join(folder, "map.json"), "utf8")).toBe(map);
  });

  it.each(["SHA256SUMS", "SHA256SUMS.pruned", "runs.ndjson", "latest.json.gz"])(
    "is refused for %s of a folder of sync files",
    async (name) => {
      const folder = temporaryFolder();
      copyFileSync(demoFile, join(folder, "sync.json"));
      const out = join(folder, name);
      const { code, stderr } = await exported(join(folder, "sync.json"), "--out", out);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `jc-connector: ${out} is kept beside the sync files, and would be replaced: name another --out\n`,
      });
      expect(readdirSync(folder)).toEqual(["sync.json"]);
    },
  );
});
