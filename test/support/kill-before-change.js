// Loaded before a program: ends it as a power cut would, right before the nth time that it renames or removes something.
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

let left = Number(process.env.KILL_BEFORE_CHANGE);
for (const name of ["rename", "rm"]) {
  const change = fs[name];
  fs[name] = (...args) => {
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
    return change(...args);
  };
}
syncBuiltinESMExports();
