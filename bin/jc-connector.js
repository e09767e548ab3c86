#!/usr/bin/env node
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
