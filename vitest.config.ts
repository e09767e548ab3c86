import { configDefaults, defineConfig } from "vitest/config";

const endurance = "test/endurance/**/*.test.ts";
const interop = "test/interop/**/*.test.ts";

export default defineConfig({
  test: {
    // The end-to-end tests wait for child processes and the disk: a third worker uses what two cores leave meanwhile.
    maxWorkers: 3,
    // Ends what hangs, and judges nothing: ten commands one after the other took 30 seconds on a slow machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No test changes what another one imports, and 200 files that load the same modules anew cost half a minute.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "suite",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, endurance, interop],
        },
      },
      // The same thing at many moments: kills, changes meanwhile, spoilt answers. `npm test` should not take so long.
      { extends: true, test: { name: "endurance", include: [endurance] } },
      // With ConductorOne's own tools, which are built for it: needs Go.
      {
        extends: true,
        test: {
          name: "interop",
          include: [interop],
          globalSetup: "test/interop/setup.ts",
          passWithNoTests: true,
        },
      },
    ],
  },
});
