import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../../../src/cli/exit-code.js";
import { run } from "../../../src/cli/main.js";
import { fakeIo } from "../../cli/fake-io.js";
import { calls, tableBelow } from "../../support/readme.js";
import { scheduleFile, scheduleFiles, schedulePage } from "./schedule-file.js";
import { shellComplaints } from "./shellcheck.js";

const blocks = [...schedulePage.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
const codes = tableBelow(schedulePage, "Exit codes at night");

describe("docs/schedule.md", () => {
  it("leads to every file that is shipped, and to no other", () => {
    const linked = [...schedulePage.matchAll(/\]\(schedule\/([^)]+)\)/g)].map(([, name]) => name);
    expect(linked.sort()).toEqual([...scheduleFiles].sort());
  });

  it.skipIf(process.platform === "win32").each(blocks)("shows commands that a shell takes:\n%s", (block) => {
    expect(shellComplaints(`#!/bin/sh\n${block}`, "sh")).toEqual([]);
  });

  it("names, as the files do, only flags that there are", async () => {
    const texts = [schedulePage, ...scheduleFiles.map(scheduleFile)].map((text) =>
      text.replaceAll("\\\n", " ").replaceAll("&&", "\n"),
    );
    const made = texts.flatMap(calls).filter(({ flags }) => flags.length > 0);
    expect(new Set(made.map(({ command }) => command))).toEqual(new Set(["sync", "diff", "stats", "verify"]));
    for (const { command, flags } of made) {
      const io = fakeIo();
      await run(["node", "jc-connector", command, "--help"], io);
      const help = io.stdout.text();
      expect(flags.filter((flag) => !new RegExp(`(^|[\\s,])${flag}([\\s,]|$)`, "m").test(help))).toEqual([]);
    }
  });

  it("says of every code with which a sync can end whether it is fine, as the service does", () => {
    const told = codes.flatMap(([cell = "", , fine = ""]) =>
      cell.split(", ").map((code) => ({ code: Number(code), isFine: fine.startsWith("yes") })),
    );
    const others = [exitCodes.different, exitCodes.falseStatement, exitCodes.notDone, exitCodes.outputClosed];
    const known = Object.values(exitCodes).filter((code) => !others.some((other) => other === code));
    expect(known.filter((code) => !told.some((one) => one.code === code))).toEqual([]);

    const [, success = ""] = /^SuccessExitStatus=(.*)$/m.exec(scheduleFile("jc-connector.service")) ?? [];
    const fine = told.filter(({ isFine }) => isFine).map(({ code }) => code);
    // Nobody presses Ctrl-C where systemd starts it.
    expect(fine).toEqual([0, ...success.split(" ").map(Number), 130].sort((a, b) => a - b));
  });

  it("names the version of the package wherever it names one", () => {
    const manifest: { version: string } = JSON.parse(
      readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
    );
    const named = [...schedulePage.matchAll(/jc-connector[-:](\d+\.\d+\.\d+)/g)].map(
      ([, version]) => version,
    );
    expect(new Set(named)).toEqual(new Set([manifest.version]));
  });
});
