import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { membershipOf, sampleDocument } from "../sync-file/sample.js";

describe("a list whose reader goes away", () => {
  it.each(["text", "json"])("as %s ends with 141 and not a word", async (format) => {
    const file = join(temporaryFolder(), "sync.json");
    // Many times what a pipe holds.
    const grants = Array.from({ length: 20_000 }, (_, index) =>
      membershipOf(`u${String(index).padStart(6, "0")}`),
    );
    await writeSyncFile(file, { ...sampleDocument, grants });
    const { code, stdout, stderr } = await runCli(["grants", file, "-q", "-o", format], { hangsUp: true });
    expect({ code, stderr }).toEqual({ code: 141, stderr: "" });
    expect(stdout.length).toBeGreaterThan(0);
  });
});
