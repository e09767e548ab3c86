import { describe, expect, it } from "vitest";
import { UsageError } from "../../../src/cli/errors.js";
import { chooseWhere } from "../../../src/cli/sync/where.js";

const file = (path: string) => ({ kind: "file", path });
const folder = (path: string) => ({ kind: "folder", path });
const keep = [{ unit: "d", count: 2 }];

describe("where a sync writes to", () => {
  it.each([
    ["sync.json when nothing is said", {}, {}, file("sync.json")],
    ["the file", { file: "acme.json" }, {}, file("acme.json")],
    ["the folder", { dir: "acme", keep }, {}, folder("acme")],
    ["the folder of the environment", { keep }, { JC_CONNECTOR_DIR: "acme" }, folder("acme")],
    ["the folder that a flag names before that one", { dir: "x" }, { JC_CONNECTOR_DIR: "acme" }, folder("x")],
    ["a file that is named before that one", { file: "x" }, { JC_CONNECTOR_DIR: "acme" }, file("x")],
    ["sync.json where the variable is empty", {}, { JC_CONNECTOR_DIR: "" }, file("sync.json")],
  ])("is %s", (_, flags, env, expected) => {
    expect(chooseWhere(flags, env)).toEqual(expected);
  });

  const forFolders = "--keep is for the dated files of a folder: give --dir as well";
  it.each([
    [
      "a file and a folder",
      { file: "a.json", dir: "acme" },
      {},
      "--file a.json or --dir acme? Give one of them",
    ],
    ["a folder without a name", { dir: "" }, {}, "--dir names no folder"],
    ["what is for folders without one", { keep }, {}, forFolders],
    ["what is for folders with a file", { file: "x", keep }, { JC_CONNECTOR_DIR: "acme" }, forFolders],
  ])("is asked for again when given %s", (_, flags, env, message) => {
    expect(() => chooseWhere(flags, env)).toThrow(new UsageError(message));
  });
});
