import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/cli/errors.js";
import { chooseTargets, refuseOtherOrganization } from "../../../src/cli/reconcile/targets.js";
import { handMadeFile } from "../../reconcile/hand-made.js";
import { temporaryFolder } from "../../support/cli.js";
import { header } from "../../sync-file/sample.js";

describe("where reconcile writes to", () => {
  it("is beside the file, where --out says, or nowhere", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "sync.json");
    const out = join(folder, "out.json");
    expect(await chooseTargets(file, {})).toEqual({ result: `${file}.reconcile.json` });
    expect(await chooseTargets(file, { out })).toEqual({ result: out });
    expect(await chooseTargets("-", {})).toEqual({});
    expect(await chooseTargets("-", { out })).toEqual({ result: out });
    expect(await chooseTargets(file, { enrich: true, out })).toEqual({
      result: `${file}.reconcile.json`,
      enriched: { path: out, standing: { kind: "absent" } },
    });
  });

  it("is refused where it would cost something, or says nothing", async () => {
    const folder = temporaryFolder();
    const file = await handMadeFile({ users: { u1: {} } }, folder);
    symlinkSync(file, join(folder, "link.json"));
    writeFileSync(join(folder, "notes.txt"), "something\n");
    mkdirSync(join(folder, "directory"));
    for (const [path, out, complaint] of [
      [file, undefined, /^--enrich writes a new sync file: name it with --out PATH$/],
      ["-", join(folder, "out.json"), /^--enrich reads the file twice: give its name, not standard input$/],
      [file, "-", /^--out names a file/],
      [file, file, /is the sync file itself, which stays as it is/],
      [file, join(folder, "link.json"), /is the sync file itself, which stays as it is/],
      [file, join(folder, "notes.txt"), /notes\.txt: is not a sync file\. It would be replaced/],
      [file, join(folder, "directory"), /is a directory: --out names a file$/],
    ] as const) {
      const attempt = chooseTargets(path, { enrich: true, ...(out !== undefined && { out }) });
      await expect(attempt).rejects.toThrow(UsageError);
      await expect(attempt).rejects.toThrow(complaint);
    }
  });

  it("is no file of another organisation", async () => {
    const path = await handMadeFile({ users: { u1: {} } });
    const targets = await chooseTargets("other.json", { enrich: true, out: path });
    expect(() => refuseOtherOrganization(targets, header)).not.toThrow();
    const other = { ...header, source: { ...header.source, organization: { id: "o2" } } };
    expect(() => refuseOtherOrganization(targets, other)).toThrow(
      /holds another organisation, o1: name another --out$/,
    );
  });
});
