import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readingCommands } from "../support/malformed-files.js";
import { layouts, reformat } from "../support/reformat.js";
import { printed } from "../sync-file/arbitrary.js";
import { temporaryDirectory } from "../sync-file/directory.js";
import { sampleDocument } from "../sync-file/sample.js";
import { runReader } from "./run-reader.js";

/** Two types, one resource and nothing else: short enough to be cut everywhere. */
const text = await printed({
  ...sampleDocument,
  resources: sampleDocument.resources.slice(0, 1),
  entitlements: [],
  grants: [],
});

const cut = /^jc-connector: standard input: (the file is cut: it ends in line \d+|is empty)\n$/;
const cutGzip =
  /^jc-connector: (cannot read standard input: the compressed file is cut|standard input: is (empty|not a sync file))\n$/;

/** Every command reads with the same reader: one of them is tried with every cut, the others with some. */
const commands = readingCommands
  .filter(({ name }) => ["verify", "stats", "diff"].includes(name))
  .map((command, index) => ({ ...command, step: index === 0 ? 1 : 31 }));

describe.each(commands)("$name", ({ name, args, step }) => {
  it.each([
    ["as it was written", text, cut, 1],
    ["re-formatted", reformat(text, layouts["jq ."]), cut, 5],
    ["sorted, on one line", reformat(text, layouts["jq -cS ."]), cut, 5],
    ["compressed", gzipSync(text), cutGzip, 5],
  ])("ends with one line on a file that is cut at any byte, %s", async (_, content, complaint, stride) => {
    const bytes = Buffer.from(content);
    // The white space behind a document is no part of it.
    const length = typeof content === "string" && content !== text ? content.trimEnd().length : bytes.length;
    for (let end = 0; end < length; end += step * stride) {
      const { code, stdout, said } = await runReader(args("-"), bytes.subarray(0, end));
      expect(said, `cut after ${end} bytes`).toMatch(complaint);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    }
    const whole = await runReader(args("-"), bytes);
    expect(whole).toEqual({
      code: name === "diff" ? 1 : 0,
      stdout: expect.stringContaining("resource"),
      said: "",
    });
  });

  it("says of a directory that it is one", async () => {
    const directory = temporaryDirectory();
    expect(await runReader(args(directory))).toEqual({
      code: 2,
      stdout: "",
      said: `jc-connector: cannot read ${directory}: it is a directory\n`,
    });
  });
});
