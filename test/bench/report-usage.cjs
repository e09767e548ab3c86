// Required into every measured process: tells what it used on file descriptor 3 when it ends. CommonJS, since loading
// one ES module would cost bare Node several milliseconds that are not its own.
const { readFileSync, writeSync } = require("node:fs");

/** Since the program began. maxRSS begins with what the process that started it had taken. */
function peakMb() {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "latin1"))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ cpuMs: (user + system) / 1000, peakMb: peakMb() }));
});
