import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { logFormats, logLevels } from "../../src/cli/log-level.js";
import { run } from "../../src/cli/main.js";
import { temporaryFolder } from "../support/cli.js";
import { oddKey, outcomes } from "../support/outcomes.js";
import { filesBelow, leaks } from "../support/secret-search.js";
import { fakeIo } from "./fake-io.js";

const everyTalk = logLevels.flatMap((level) => logFormats.map((format) => ({ level, format })));

// Inside this process, because there are so many; test/e2e/secrets.test.ts does the same to the built command line.
describe.each(outcomes)("$name", ({ arrange, code }) => {
  it.each(everyTalk)("tells nothing secret at level $level as $format", async ({ level, format }) => {
    const folder = temporaryFolder();
    const io = fakeIo({ env: { JUMPCLOUD_API_KEY: oddKey } });
    const args = await arrange({
      stop: () => io.stop("SIGINT"),
      crash: () => io.crash(new Error(`cannot send ${oddKey}`, { cause: new Error(`x-api-key: ${oddKey}`) })),
    });
    const talk = ["--log-level", level, "--log-format", format, "--verbose"];
    const exitCode = await run(
      ["node", "jc-connector", "sync", "-f", join(folder, "s.json"), ...args, ...talk],
      io,
    );
    const written = { stdout: io.stdout.text(), stderr: io.stderr.text(), ...filesBelow(folder) };
    expect({ exitCode, leaks: leaks(written, oddKey) }).toEqual({ exitCode: code, leaks: [] });
  });
});
