const running = new Set();

// Whatever ends us, nothing that was started for a measurement goes on.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Ends a child process with this one.
 *
 * @template {import("node:child_process").ChildProcess} Child
 * @param {Child} child
 */
export function endWithUs(child) {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}
