import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { temporaryFolder } from "../../support/cli.js";
import { fakeIo } from "../fake-io.js";
import { textSink } from "../text-sink.js";
import { demoFile, exported } from "./exported.js";

const demo = readFileSync(demoFile, "utf8");
const ghost = "5f3c1bceb07e4d21c83a9233";

/** The demo file with something else in it. */
function changed(...replacements: [from: RegExp | string, to: string][]): string {
  const path = join(temporaryFolder(), "sync.json");
  writeFileSync(
    path,
    replacements.reduce((text, [from, to]) => text.replace(from, to), demo),
  );
  return path;
}

const leftOut = () => changed(['"options":{}', '"options":{"without":["admin_user"]}']);
const endsIncomplete = () => changed([/("readTo":"[^"]+","complete":)true/, "$1false"]);
/** Without the record of somebody whom grants name; the counts are as if nobody had ever been there. */
const withoutPerson = () =>
  changed(
    [new RegExp(`\\{"id":\\{"resourceType":"user","resource":"${ghost}"\\}.*\\n`), ""],
    ['"resources":41', '"resources":40'],
    [/("user":\{"resources":)14/, "$113"],
  );

describe("what its reader would delete is exported from a whole sync alone", () => {
  const formats = [
    ["-o", "c1-csv"],
    ["-o", "baton-file"],
    ["-o", "c1z"],
    ["--columns", "vanta"],
  ];

  it.each(formats)("%s %s: nothing of one that left something out", async (...format) => {
    const out = ["--out", join(temporaryFolder(), "out")];
    const { code, stdout, stderr } = await exported(leftOut(), ...format, ...out);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain("nothing is written: the sync left out admin_user, role (--without), and ");
    expect((await exported(leftOut(), ...format, ...out, "--allow-incomplete")).code).toBe(0);
  });

  it.each(formats)("%s %s: nothing in place of a file by one that ends as incomplete", async (...format) => {
    const out = join(temporaryFolder(), "out");
    writeFileSync(out, "before");
    const { code, stderr } = await exported(endsIncomplete(), ...format, "--out", out);
    expect({ code, text: readFileSync(out, "utf8") }).toEqual({ code: 3, text: "before" });
    expect(stderr).toContain("it begins as complete and ends as incomplete");
  });

  it.each(formats.slice(0, 3))(
    "%s %s: nothing by one that speaks of somebody whom it lacks",
    async (...format) => {
      const out = join(temporaryFolder(), "out");
      const { code, stderr } = await exported(withoutPerson(), ...format, "--out", out);
      expect(code).toBe(3);
      expect(stderr).toMatch(/\d+ grants of or to what the file does not hold: somebody changed it/);
    },
  );

  it("is no matter for reviewers, who see the rows", async () => {
    const { code, stdout } = await exported(withoutPerson());
    expect(code).toBe(0);
    expect(stdout).toContain(`,${ghost},user,`);
    expect((await exported(leftOut())).code).toBe(0);
    expect((await exported(endsIncomplete())).code).toBe(3);
  });
});

describe("an export on a terminal", () => {
  it("shows what a name holds that a terminal would obey, and obeys nothing", async () => {
    const io = fakeIo({ stdout: textSink(80) });
    expect(await run(["node", "jc-connector", "export", demoFile, "-q", "-o", "c1-csv"], io)).toBe(0);
    expect(io.stdout.text()).toContain("K\\u{1b}[31mim");
    expect(io.stdout.text()).not.toContain("\u001b");
  });
});
