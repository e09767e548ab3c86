import { join } from "node:path";
import { expect, it } from "vitest";
import { logFormats, logLevels } from "../../src/cli/log-level.js";
import { run } from "../../src/cli/main.js";
import { temporaryFolder } from "../support/cli.js";
import { type Outcome, oddKey, outcomes } from "../support/outcomes.js";
import { filesBelow, leaks } from "../support/secret-search.js";
import { fakeIo } from "./fake-io.js";

const everyTalk = logLevels.flatMap((level) => logFormats.map((format) => ({ level, format })));

async function synced({ arrange }: Outcome, talk: readonly string[]) {
  const folder = temporaryFolder();
  const io = fakeIo({ env: { JUMPCLOUD_API_KEY: oddKey } });
  const args = await arrange({
    stop: () => io.stop("SIGINT"),
    crash: () => io.crash(new Error(`cannot send ${oddKey}`, { cause: new Error(`x-api-key: ${oddKey}`) })),
  });
  const code = await run(
    ["node", "jc-connector", "sync", "-f", join(folder, "s.json"), ...args, ...talk],
    io,
  );
  const written = { stdout: io.stdout.text(), stderr: io.stderr.text(), ...filesBelow(folder) };
  return { code, leaks: leaks(written, oddKey) };
}

// Inside this process, because there are so many; test/e2e/secrets.test.ts does the same to the built command line.
it.each(outcomes)("$name tells nothing secret at any level, in any format", async (outcome) => {
  const found = await Promise.all(
    everyTalk.map(async ({ level, format }) => ({
      level,
      format,
      ...(await synced(outcome, ["--log-level", level, "--log-format", format, "--verbose"])),
    })),
  );
  expect(found).toEqual(everyTalk.map((talk) => ({ ...talk, code: outcome.code, leaks: [] })));
});
