// Loaded into a measured process that runs with --expose-gc: tells, on file descriptor 3, that it can be asked, and at each
// SIGUSR2 how many bytes it holds when everything that nobody holds is gone.
import { writeSync } from "node:fs";

process.on("SIGUSR2", () => {
  // What a first collection sets free, such as a buffer's memory, only goes with the second.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  writeSync(3, `${heapUsed + external}\n`);
});
writeSync(3, "ready\n");
