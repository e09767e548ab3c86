import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { writeReadyLines } from "./ready-lines.js";

describe("writeReadyLines", () => {
  it.each([0, 1, 65_536, 200_001])("writes %i bytes of lines", (bytes) => {
    const path = join(temporaryFolder(), "lines");
    const file = openSync(path, "w");
    writeReadyLines(file, { bytes, isHashed: true });
    closeSync(file);
    expect(readFileSync(path).length).toBe(bytes);
  });
});
