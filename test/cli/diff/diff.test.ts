import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { diffDocumentSchema } from "../../../src/diff/document.js";
import { temporaryFolder } from "../../support/cli.js";
import { expectScreen } from "../../support/golden-screen.js";
import { fakeIo } from "../fake-io.js";
import { textSink } from "../text-sink.js";

const path = (name: string) => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));
const monday = path("demo-sync-monday.json");
const sunday = path("demo-sync.json");

async function diff(
  args: readonly string[],
  given: { columns?: number; stdin?: Readable; env?: Record<string, string> } = {},
): Promise<{ code: number; out: string; err: string }> {
  const io = fakeIo({ ...given, stdout: textSink(given.columns) });
  const code = await run(["node", "jc-connector", "diff", ...args], io);
  return { code, out: io.stdout.text(), err: io.stderr.text() };
}

/** A copy of Sunday's file with every `old` replaced. */
function sundayWith(old: string | RegExp, fresh: string): string {
  const file = join(temporaryFolder(), "changed.json");
  writeFileSync(file, readFileSync(sunday, "utf8").replaceAll(old, fresh));
  return file;
}

const LINE = "Larkspur Instruments, 16 Nov 2026 02:00 UTC → 23 Nov 2026 02:00 UTC, 7 h old, both complete\n";

describe("diff of a week of the demo organisation", () => {
  it.each([
    ["diff-without-terminal", {}, []],
    ["diff-terminal-60", { columns: 60 }, ["--color", "never"]],
    ["diff-terminal-140-color", { columns: 140 }, ["--color", "always"]],
    ["diff-all", {}, ["--all"]],
    ["diff-markdown", {}, ["--format", "markdown"]],
    ["diff-stat", {}, ["--stat"]],
    ["diff-json", {}, ["--format", "json"]],
    ["diff-initials", {}, ["--names", "initials", "--all"]],
    ["diff-json-no-names", {}, ["--names", "none", "--format", "json"]],
  ])("shows %s", async (name, given, args) => {
    const { code, out, err } = await diff([monday, sunday, "--privileged", "AWS*", ...args], given);
    expectScreen(name, out.replaceAll(monday, "monday.json").replaceAll(sunday, "sunday.json"));
    expect({ code, err: given && "columns" in given ? LINE : err }).toEqual({ code: 1, err: LINE });
  });

  it("prints a document that keeps to its own schema", async () => {
    const { out } = await diff([monday, sunday, "--format", "json"]);
    expect(() => diffDocumentSchema.parse(JSON.parse(out))).not.toThrow();
  });

  it.each(["text", "markdown", "json"])("writes the same bytes each time as %s", async (format) => {
    const args = [monday, sunday, "--format", format, "--all"];
    expect((await diff(args)).out).toBe((await diff(args)).out);
  });

  it("names nobody where no names are wanted", async () => {
    for (const format of ["text", "markdown", "json"]) {
      for (const names of ["none", "initials"]) {
        const args = [monday, sunday, "--names", names, "--format", format, "--all"];
        expect((await diff(args)).out).not.toMatch(/Whitfield|Raman|Priya|@larkspur|\bJosé|noah|frontdesk/);
      }
    }
  });

  it.each(["text", "markdown", "json"])(
    "is empty for %s of a file and itself, but for the document",
    async (format) => {
      const { code, out, err } = await diff([sunday, sunday, "--format", format]);
      expect(code).toBe(0);
      expect(err).toMatch(/^Larkspur Instruments, .*, both complete\nNo changes\n$/);
      if (format !== "json") expect(out).toBe("");
      else expect(diffDocumentSchema.parse(JSON.parse(out))).toMatchObject({ events: [], uncertain: [] });
    },
  );

  it("says that nothing changed only where that is so, and not when it is to be quiet", async () => {
    expect((await diff([sunday, sunday, "--quiet"])).err).toBe("");
    const unlike = sundayWith('"options":{}', '"options":{"attributes":["badge"]}');
    expect((await diff([unlike, sunday])).err).not.toContain("No changes");
    expect((await diff([monday, sunday, "--only", "email-changed"])).err).not.toContain("No changes");
  });

  it("reads either file from standard input", async () => {
    const { out } = await diff([monday, sunday, "--stat"]);
    const bytes = readFileSync(sunday);
    expect((await diff([monday, "-", "--stat"], { stdin: Readable.from([bytes]) })).out).toBe(out);
    const old = Readable.from([readFileSync(monday)]);
    expect((await diff(["-", sunday, "--stat"], { stdin: old })).out).toBe(out);
  });

  it("tells which of the two is newer, when they are given the wrong way round", async () => {
    const { err } = await diff([sunday, monday, "--stat"]);
    expect(err).toBe(
      "Larkspur Instruments, 23 Nov 2026 02:00 UTC → 16 Nov 2026 02:00 UTC, the first file is the NEWER one, 7 days old, both complete\n",
    );
  });
});

describe("the exit code of diff", () => {
  const apps = "app:617c3664b07e4d21c83a92ba:access:user:603c9f00b07e4d21c83a924a";

  it.each<[string, string[], number]>([
    ["1 when anything differs", [], 1],
    ["0 when that was asked for", ["--exit-zero"], 0],
    ["1 for an event that was asked for", ["--fail-on", "joiner"], 1],
    ["0 without an event that was asked for", ["--fail-on", "mfa-disabled"], 0],
    ["1 for a severity that is reached", ["--fail-on", "critical"], 1],
    ["0 for one that nothing shown reaches", ["--fail-on", "critical", "--only", "joiner"], 0],
    ["1 when events are left of those that were asked for", ["--only", "joiner,mover"], 1],
    ["0 when none are", ["--only", "email-changed"], 0],
    ["1 when events are as severe as that", ["--severity", "high"], 1],
    ["3 when the newer file is too old", ["--max-age", "1h"], 3],
  ])("is %s", async (_, args, code) => {
    expect((await diff([monday, sunday, ...args])).code).toBe(code);
  });

  it.each<[string, string[], number]>([
    ["3 when something is not certain", [], 3],
    ["that of the rest when that is allowed", ["--allow-incomplete"], 0],
  ])("is %s", async (_, args, code) => {
    const without = sundayWith('"options":{}', '"options":{"attributes":["badge"]}');
    const { code: seen, out } = await diff([without, sunday, ...args]);
    expect({ seen, out }).toEqual({
      seen: code,
      out: "uncertain user /profile/attributes/badge only in the old file: --attributes\n",
    });
  });

  it("is 3 of a file that does not hold as many records as it states", async () => {
    const lines = readFileSync(sunday, "utf8").split("\n");
    const file = join(temporaryFolder(), "shortened.json");
    writeFileSync(file, lines.filter((line) => !line.includes('"displayName":"Slack"')).join("\n"));
    const { code, err } = await diff([sunday, file, "--stat"]);
    expect(code).toBe(3);
    expect(err).toContain(
      `jc-connector: ${file}: it states 41 resources, and has 40: somebody changed it (jc-connector verify FILE)\n`,
    );
  });

  it("is 0 when all that differs is ignored", async () => {
    const renamed = sundayWith('"displayName":"Slack"', '"displayName":"Slack Grid"');
    const ignore = ["--ignore", "app:/displayName"];
    expect(await diff([renamed, sunday, ...ignore])).toMatchObject({ code: 0, out: "" });
    expect((await diff([renamed, sunday])).code).toBe(1);
  });

  it("names the records of an event in the document", async () => {
    const { out } = await diff([monday, sunday, "--format", "json", "--all"]);
    const { events } = diffDocumentSchema.parse(JSON.parse(out));
    expect(events.find(({ event }) => event === "group-app-binding-added")?.because).toEqual([
      {
        section: "grants",
        change: "added",
        id: "app:617c3664b07e4d21c83a92ba:access:group:62e79610b07e4d21c83a92ac",
      },
    ]);
    expect(out).not.toContain(`"id":"${apps}"`);
  });
});

describe("diff refuses", () => {
  const other = () => sundayWith("5f3c1a90b07e4d21c8aa6e10", "5f3c1a90b07e4d21c8aa6e11");
  const nameless = () => sundayWith('"organization":{"id":"5f3c1a90b07e4d21c8aa6e10",', '"organization":{');

  it.each<[string, () => string[], string]>([
    [
      "files of two organisations",
      () => [sunday, other()],
      "FILE is of Larkspur Instruments (5f3c1a90b07e4d21c8aa6e10), FILE of Larkspur Instruments (5f3c1a90b07e4d21c8aa6e11): --force compares them all the same",
    ],
    [
      "a file that does not say whose it is",
      () => [sunday, nameless()],
      "FILE does not say of which organisation it is: --force compares it all the same",
    ],
    ["standard input twice", () => ["-", "-"], "only one of the two files can be standard input"],
    ["nothing to compare", () => [], "name two files, OLD and NEW, or a folder of dated ones: --dir DIR"],
    [
      "files and a folder",
      () => ["a.json", "b.json", "--dir", "d"],
      "a.json and b.json, or the files of --dir d? Give one of them",
    ],
    [
      "a file with --since",
      () => ["a.json", "--since", "7d"],
      "--since compares the files of a folder: give --dir, and no FILE",
    ],
    [
      "a file with itself, since it is the one that is read where none is named",
      () => ["sync.json"],
      "sync.json is what the other file would be, too: name both, OLD and NEW",
    ],
    [
      "a file that is not there",
      () => [sunday, "gone.json"],
      "cannot read gone.json: the file does not exist",
    ],
    ["a folder that is not there", () => ["--dir", "gone"], "gone: the folder does not exist"],
  ])("%s", async (_, args, message) => {
    const { code, out, err } = await diff(args());
    const neutral = err.replaceAll(/\/\S+\.json/g, "FILE");
    expect({ code, out, neutral }).toEqual({ code: 2, out: "", neutral: `jc-connector: ${message}\n` });
  });

  it.each([
    ["--only", "joyner", "is none of"],
    ["--fail-on", "worst", "is none of"],
    ["--ignore", "profile.department", "Give TYPE:PATH"],
    ["--ignore", "usr:/profile/department", '"usr" is none of *, user, admin_user, group, app, role.'],
    ["--since", "someday", "Give 7d, monday, 2026-10-01"],
    ["--severity", "grave", "Allowed choices are"],
  ])("%s %s, in one line that says what would do", async (flag, value, words) => {
    const { code, err } = await diff([monday, sunday, flag, value]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it("nothing, but says so, when --privileged is a slip", async () => {
    const { code, err } = await diff([monday, sunday, "--privileged", "AWZ*", "--stat"]);
    expect({ code, err }).toEqual({
      code: 1,
      err: `${LINE}jc-connector: --privileged AWZ* matches nothing\n`,
    });
  });

  it("neither of two organisations when that is meant", async () => {
    expect((await diff([sunday, other(), "--force"])).code).toBe(0);
    expect((await diff([sunday, nameless(), "--force"])).code).toBe(0);
  });
});
