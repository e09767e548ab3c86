import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/cli.js";
import { runReader } from "../run-reader.js";

const demo = readFileSync(new URL("../../../fixtures/demo-sync.json", import.meta.url), "utf8");

describe("an audit of a file that speaks of somebody whom it does not hold", () => {
  it("says how much is not judged, and is no clean one", async () => {
    const file = join(temporaryFolder(), "sync.json");
    writeFileSync(
      file,
      demo
        .replace(/\{"id":\{"resourceType":"user","resource":"5f3c1bceb07e4d21c83a9233"\}.*\n/, "")
        .replace('"resources":41', '"resources":40')
        .replace(/("user":\{"resources":)14/, "$113"),
    );
    const whole = await runReader(["audit", file, "-q", "--rules", "group-empty"]);
    expect(whole.code).toBe(3);
    expect(whole.said).toMatch(
      /^jc-connector: \d+ grants not judged, of or to what the file does not hold: somebody changed it \(jc-connector verify FILE\)\n$/,
    );
    expect((await runReader(["audit", file, "-q", "--allow-incomplete"])).code).toBe(0);
  });
});
