#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";

// V8 puts arrays of a kind that it saw live long straight among what is old. What a batch of a million records was held
// in then holds all of it until the next full collection: every tenth run took twice the memory.
setFlagsFromString("--no-allocation-site-pretenuring");

// V8 lets garbage grow to several times what is held before it looks through all of it. Measured, a sync of 100,000
// users: 500 MB at its peak, of which 110 are held; so 320, for a twentieth of the time.
setFlagsFromString("--heap-growing-percent=60");

// A crash must not read as "differences found", whatever Node would make of it.
process.exitCode = 70;
try {
  const { run } = await import("../dist/cli/main.js");
  process.exitCode = await run(process.argv);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = error?.code === "ERR_MODULE_NOT_FOUND" ? " In a checkout: npm ci && npm run build" : "";
  console.error(`jc-connector: could not be started: ${reason.split("\n")[0]}.${advice}`);
}
