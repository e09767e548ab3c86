import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { malformedFiles, readingCommands } from "../support/malformed-files.js";
import { temporaryDirectory } from "../sync-file/directory.js";
import { runReader } from "./run-reader.js";

function fileWith(bytes: Buffer): string {
  const path = join(temporaryDirectory(), "sync.json");
  writeFileSync(path, bytes);
  return path;
}

describe.each(readingCommands)("$name", ({ name, args }) => {
  it.each(malformedFiles)("of a file with $name", async ({ bytes, message, ...ends }) => {
    const file = fileWith(bytes());
    const { code, stdout, said } = await runReader(args(file));
    const complaint = message.replace("FILE", file);
    const end = name === "verify" ? ends.verify : ends.others;
    if (end === 2) {
      expect({ code, stdout, said }).toEqual({ code: 2, stdout: "", said: `jc-connector: ${complaint}\n` });
    } else {
      expect(said).toBe("");
    }
    if (end === 6) {
      expect(stdout.split("\n").find((line) => line.startsWith(complaint))).toBeDefined();
      expect(code).toBe(6);
    }
    if (end === "read") expect([0, 1, 3]).toContain(code);
  });
});
