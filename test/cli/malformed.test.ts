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

describe.each(readingCommands)("$name", ({ name, args, isStreaming }) => {
  // Every command reads with the same reader: one of them is enough for what takes long.
  const files = malformedFiles.filter((file) => name === "verify" || !/\d MiB|\d MB/.test(file.name));

  it.each(files)("of a file with $name", async ({ bytes, message, ...ends }) => {
    const file = fileWith(bytes());
    const { code, stdout, said } = await runReader(args(file));
    const complaint = message.replace("FILE", file);
    const end = name === "verify" ? ends.verify : ends.others;
    if (end === 2) {
      // A list that is not whole must not look as if it were.
      const isWhole = isStreaming ? isJson(stdout) : stdout !== "";
      expect({ code, isWhole, said }).toEqual({
        code: 2,
        isWhole: false,
        said: `jc-connector: ${complaint}\n`,
      });
    }
    if (end === 6) {
      expect(stdout.split("\n").find((line) => line.startsWith(complaint))).toBeDefined();
      expect(code).toBe(6);
    }
    if (end === 6) expect(said).toBe("");
    if (end === "read" && said !== "") {
      // How many there should be, and whether both ends say the same, is known without looking closer.
      const told =
        /^jc-connector: \S+: it (states [^\n]+, and has [^\n]+|begins as complete and ends as incomplete): somebody changed it \(jc-connector verify FILE\)\n$/;
      expect({ code, said }).toEqual({ code: 3, said: expect.stringMatching(told) });
    }
    if (end === "read" && said === "") expect([0, 1]).toContain(code);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
