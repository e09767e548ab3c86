import { describe, expect, it } from "vitest";
import { measure } from "./measure.js";

describe("measure", () => {
  it("tells what a process of Node used", async () => {
    const usage = await measure(["-e", "0"]);
    expect(Object.keys(usage).sort()).toEqual(["cpuMs", "peakMb", "wallMs"]);
    expect(Math.min(...Object.values(usage))).toBeGreaterThan(0);
  });

  it("does not count what the process had taken that started it", async () => {
    const held = Buffer.alloc(300 * 2 ** 20, 1);
    const { peakMb } = await measure(["-e", "0"]);
    expect(held.length > 0 && peakMb < 300).toBe(true);
  });

  it.each([
    ["process.kill(process.pid, 'SIGKILL')", "killed by SIGKILL, as a machine without memory does"],
    ["process.kill(process.pid, 'SIGTERM')", "ended by SIGTERM"],
    ["console.error('warned\\nno disk'); process.exit(3)", "ended with exit code 3: no disk"],
  ])("says of %s: %s", async (script, message) => {
    await expect(measure(["-e", script])).rejects.toThrow(
      expect.objectContaining({ name: "RunError", message }),
    );
  });

  it("takes the codes that are no failure", async () => {
    expect(await measure(["-e", "process.exit(1)"], { codes: [0, 1] })).toHaveProperty("cpuMs");
  });
});
