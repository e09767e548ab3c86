import { describe, expect, it } from "vitest";
import { runCli } from "../support/cli.js";

describe("the exit code of help, in a process of its own", () => {
  it.each([
    [["--help"], 0],
    [["help"], 0],
    [["help", "audit"], 0],
    [["review", "help", "open"], 0],
    [["audit", "--help"], 0],
    [["--version"], 0],
    // Nobody asked for help: the program tells what it could have been asked.
    [[], 2],
    [["review"], 2],
  ])("%j is %i", async (args, code) => {
    expect((await runCli(args)).code).toBe(code);
  });
});
