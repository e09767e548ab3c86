import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importC1z } from "../../../src/c1z/importing/import-c1z.js";
import { withC1z } from "../../../src/c1z/reading/open-c1z.js";
import { printDocument } from "../../../src/sync-file/print-document.js";
import { temporaryFolder } from "../../support/cli.js";
import { smallBaton } from "./baton-jumpcloud/small-baton.js";
import { exportedC1z } from "./import-outcome.js";

const members = Array.from({ length: 5000 }, (_, index) => `u${index}`);
const keys = members.map((member) => `user:${member}`);

describe("an import that is told to stop", () => {
  it.each([
    {
      whose: "our own",
      make: () =>
        exportedC1z({
          users: Object.fromEntries(members.map((member) => [member, {}])),
          groups: { g1: {} },
          members: `g1: ${members.join(" ")}`,
        }),
    },
    {
      whose: "baton-jumpcloud's",
      make: () =>
        smallBaton({
          users: Object.fromEntries(keys.map((key) => [key, `${key.slice(5)}@example.com`])),
          resources: ["group:g1"],
          grants: { "group:g1": keys },
        }),
    },
  ])("hears it while it reads the grants of one group: $whose", async ({ make }) => {
    const folder = temporaryFolder();
    const path = join(folder, "file.c1z");
    writeFileSync(path, await make());
    const stop = new AbortController();
    const read = withC1z(path, { folder, signal: stop.signal }, async (database) => {
      const { document } = importC1z(database);
      for await (const text of printDocument(document)) {
        if (text === '"grants":[') setImmediate(() => stop.abort(new Error("told to stop")));
      }
    });
    await expect(read).rejects.toThrow("told to stop");
  });
});
