import { describe, expect, it } from "vitest";
import { patiently } from "../../src/sync-file/patiently.js";

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Runs with an attempt that fails with these codes, one after the other, and then works. */
async function run(platform: NodeJS.Platform, codes: readonly string[]) {
  const waits: number[] = [];
  let attempts = 0;
  const attempt = async () => {
    const code = codes[attempts];
    attempts += 1;
    if (code !== undefined) throw systemError(code);
    return "done";
  };
  const wait = async (ms: number) => waits.push(ms);
  const end = await patiently(attempt, { platform, wait }).catch((error: Error) => error.message);
  return { end, attempts, waits };
}

describe("an attempt on Windows", () => {
  it.each(["EPERM", "EBUSY", "EACCES"])("waits longer and longer while it gets %s", async (code) => {
    expect(await run("win32", [code, code, code])).toEqual({
      end: "done",
      attempts: 4,
      waits: [50, 100, 200],
    });
  });

  it("gives up after some seconds with what it got last", async () => {
    const codes = [...Array.from({ length: 7 }, () => "EPERM"), "EBUSY"];
    const { end, attempts, waits } = await run("win32", codes);
    expect({ end, attempts, seconds: waits.reduce((sum, ms) => sum + ms, 0) / 1000 }).toEqual({
      end: "EBUSY",
      attempts: 8,
      seconds: 6.35,
    });
  });

  it.each(["ENOSPC", "EROFS", "ENOENT"])("does not wait for %s to change", async (code) => {
    expect(await run("win32", ["EPERM", code])).toEqual({ end: code, attempts: 2, waits: [50] });
  });
});

describe("an attempt elsewhere", () => {
  it.each(["linux", "darwin"] as const)(
    "takes a missing permission for an answer on %s",
    async (platform) => {
      expect(await run(platform, ["EACCES"])).toEqual({ end: "EACCES", attempts: 1, waits: [] });
    },
  );

  it("waits for a share of Windows as Windows does", async () => {
    expect(await run("linux", ["EPERM", "EBUSY"])).toEqual({ end: "done", attempts: 3, waits: [50, 100] });
  });
});
