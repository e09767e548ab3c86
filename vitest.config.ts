import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The end-to-end tests start the built CLI as child processes: two at a time is what two cores bear.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
