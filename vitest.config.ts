import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The end-to-end tests wait for child processes and the disk: a third worker uses what two cores leave meanwhile.
    maxWorkers: 3,
    testTimeout: 30_000,
    // No test changes what another one imports, and 200 files that load the same modules anew cost half a minute.
    isolate: false,
  },
});
