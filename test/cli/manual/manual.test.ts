import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { exitCodes, exitCodeWords, signalExitCodes } from "../../../src/cli/exit-code.js";
import { runCli } from "../../support/cli.js";
import { declaredCommands } from "../../support/declared-commands.js";
import { programOnPath } from "../../support/program-on-path.js";

const root = new URL("../../../", import.meta.url);
const built = fileURLToPath(new URL("dist/man/jc-connector.1", root));

/** Every variable of the environment that the source names. */
function variablesOfSource(): string[] {
  const source = fileURLToPath(new URL("src", root));
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const text = files.map((name) => readFileSync(`${source}/${name}`, "utf8")).join("\n");
  const own =
    /\b(?:JUMPCLOUD|BATON|JC_CONNECTOR)_[A-Z_]+\b|\b(?:HTTPS_PROXY|NO_PROXY|NODE_EXTRA_CA_CERTS|NO_COLOR)\b/g;
  return [...new Set(text.match(own))];
}

/** The headings of a level, each with what stands below it. */
function parts(text: string, request: ".SH" | ".SS"): Map<string, string> {
  const found = text.split(new RegExp(`^\\${request} "(.*)"\\n`, "m")).slice(1);
  return new Map(found.flatMap((title, index) => (index % 2 === 0 ? [[title, found[index + 1] ?? ""]] : [])));
}

describe("the manual page", () => {
  let page = "";
  let sections = new Map<string, string>();
  beforeAll(async () => {
    page = (await runCli(["man"])).stdout.replaceAll("\\-", "-");
    sections = parts(page, ".SH");
  });

  it("is what the build leaves for npm to install", async () => {
    expect((await runCli(["man"])).stdout).toBe(readFileSync(built, "utf8"));
  });

  it("has the sections of a manual page, in their order", () => {
    const titles = "NAME,SYNOPSIS,DESCRIPTION,OPTIONS,COMMANDS,EXIT STATUS,ENVIRONMENT,FILES,SEE ALSO".split(
      ",",
    );
    expect([...sections.keys()]).toEqual(titles);
  });

  it("has every command with every option and an example", async () => {
    const commands = parts(sections.get("COMMANDS") ?? "", ".SS");
    const [program, ...all] = await declaredCommands();
    const flagsIn = (text: string) =>
      [...text.matchAll(/^\.TP\n\.B "(-.*)"$/gm)].flatMap(
        ([, term = ""]) => term.match(/(?<![\w-])--?[a-z][\w-]*/g) ?? [],
      );
    expect([...commands.keys()]).toEqual([...all.map(({ path }) => path), "help"]);
    expect(flagsIn(sections.get("OPTIONS") ?? "").sort()).toEqual(program?.flags.toSorted());
    for (const { path, flags, commands: below } of all) {
      const own = flags.filter((flag) => !program?.flags.includes(flag));
      const text = commands.get(path) ?? "";
      expect({ path, flags: flagsIn(text).sort() }).toEqual({ path, flags: own.sort() });
      if (below.length === 0) expect(text).toContain(`$ jc-connector ${path}`);
    }
  });

  it("has every exit code, as the code has them", () => {
    const told = [...(sections.get("EXIT STATUS") ?? "").matchAll(/^\.B "(\d+)"\n(.*)$/gm)];
    const codes = Object.values({ ...exitCodes, ...signalExitCodes }).sort((a, b) => a - b);
    expect(told.map(([, code, words]) => [Number(code), words])).toEqual(
      codes.map((code) => [code, exitCodeWords[code]]),
    );
  });

  it("has every variable of the environment that the source names, each once", () => {
    const text = sections.get("ENVIRONMENT") ?? "";
    expect(variablesOfSource().length).toBeGreaterThan(12);
    expect(variablesOfSource().filter((name) => !text.includes(name))).toEqual([]);
    const terms = [...text.matchAll(/^\.B "(.*)"$/gm)].map(([, term]) => term);
    expect(new Set(terms).size).toBe(terms.length);
  });

  // A date would make two builds of the same source differ.
  it.skipIf(programOnPath("mandoc") === undefined)(
    "satisfies mandoc, which misses nothing but a date",
    () => {
      const { stdout } = spawnSync("mandoc", ["-T", "lint", "-W", "warning", built], { encoding: "utf8" });
      expect(stdout.trim().split("\n")).toEqual([
        expect.stringMatching(/WARNING: missing date, using "": TH$/),
      ]);
    },
  );

  it.skipIf(programOnPath("groff") === undefined)("satisfies groff", () => {
    const { status, stderr } = spawnSync("groff", ["-man", "-ww", "-z", built], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it.skipIf(programOnPath("mandoc") === undefined)("shows what is typed as it is typed", () => {
    const { stdout } = spawnSync("mandoc", ["-T", "utf8", "-O", "width=200", built], { encoding: "utf8" });
    const shown = stdout.replace(/.[\b]/g, "");
    expect(shown).toContain("$ jc-connector sync -f - | jq '.grants | length'");
    expect(shown).toContain("$ jc-connector doctor --api-key-file ~/.jumpcloud.key --region eu");
    expect(shown).toContain(`--write --ticket "end of --until"`);
  });
});
