import { describe, expect, it } from "vitest";
import { describeFailure } from "../../src/cli/failure.js";
import { targetWords } from "../../src/cli/target-words.js";
import { otherOrganizationWords, TargetError, type TargetProblem } from "../../src/sync-run/target-error.js";
import { header } from "../sync-file/sample.js";

const standing = { ...header, startedAt: "2026-11-23T02:00:03.000Z" };
const conflict = { standing, read: { id: "o2" } };
const whose = otherOrganizationWords("x.json", conflict, "23 Nov 2026 02:00 UTC");

describe("a place that a sync must not write to", () => {
  it.each<[TargetProblem, string, string]>([
    [{ kind: "directory" }, "x is a directory", ": --file names a file, --dir a folder of dated files"],
    [{ kind: "other file" }, "x: is not one. It would be replaced", ": name another --file, or use --force"],
    [{ kind: "damaged file" }, "x: is cut", ": move it away, or use --force"],
  ])("comes with the flags that help: %j", (problem, said, help) => {
    const error = new TargetError("x.json", problem, { said });
    expect(describeFailure(error)).toEqual({ exitCode: 2, message: `${said}${help}`, advice: [] });
  });

  it("that holds another organisation says as of when, as a person writes it", () => {
    const error = new TargetError(
      "x.json",
      { kind: "other organization", ...conflict },
      { said: "for programs" },
    );
    expect(describeFailure(error).message).toBe(`${whose}. Name another --file or --dir, or use --force`);
  });

  it.each<[TargetProblem, string]>([
    [{ kind: "directory" }, "said: --out names a file"],
    [{ kind: "other file" }, "said: name another --out, or use --force"],
    [{ kind: "other organization", ...conflict }, `${whose}. Name another --out, or use --force`],
    [
      { kind: "later sync", standing, read: { startedAt: "2026-11-22T02:00:03.000Z" } },
      "x.json is of a later sync, 23 Nov 2026 02:00 UTC, and this one is of 22 Nov 2026 02:00 UTC. Name another --out, or use --force",
    ],
  ])("comes with the flags of whichever command it is: %j", (problem, words) => {
    expect(targetWords(new TargetError("x.json", problem, { said: "said" }), { file: "--out" })).toBe(words);
  });
});
