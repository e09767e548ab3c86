import { Command, Option } from "commander";
import { describe, expect, it } from "vitest";
import { withAllBelow } from "../../../src/cli/command-tree/command-node.js";
import { nodeOf, readCommandTree } from "../../../src/cli/command-tree/read-command-tree.js";
import { declaredCommands } from "../../support/declared-commands.js";
import { fakeIo } from "../fake-io.js";

/** Values that no shell can know: names, numbers, times and patterns. */
const free = [
  ..."attributes names,keep rules,max-drop limits,expect counts,expect n,resume-within span,max-age span".split(
    ",",
  ),
  ..."api-key key,again key,client-id id,org-id id,base-url url,oauth-url url,now time,report-time time".split(
    ",",
  ),
  ..."concurrency n,start-rps n,max-rps n,port n,users n,seed n,timeout seconds,max-retry-time seconds".split(
    ",",
  ),
  ..."latency ms,ignore type:path,since when,until when,since review,privileged glob,where condition".split(
    ",",
  ),
  ..."internal-domain domain,to resource,resource resource,entitlement entitlement,principal principal".split(
    ",",
  ),
  ..."max-bytes n,ticket text,fallback mail,forward mail,sheet reviewer".split(","),
];

describe("the tree of commands", () => {
  it("has every command in the order of help, and the help of each group", async () => {
    const paths = withAllBelow(await readCommandTree(fakeIo())).map(({ path }) => path);
    const declared = (await declaredCommands()).map(({ path }) => path);
    expect(paths.filter((path) => !/(^| )help$/.test(path))).toEqual(declared);
    expect(paths.filter((path) => /(^| )help$/.test(path))).toEqual([
      "provision help",
      "review help",
      "help",
    ]);
  });

  it("prints nothing", async () => {
    const io = fakeIo();
    await readCommandTree(io);
    expect(io.stdout.text() + io.stderr.text()).toBe("");
  });

  it("knows of every value whether it is a word, a path, or anything", async () => {
    const options = withAllBelow(await readCommandTree(fakeIo())).flatMap((node) => node.options);
    const unknown = options.flatMap(({ names, value }) => {
      if (value === undefined) return [];
      const { words, paths } = value.candidates;
      return words.length > 0 || paths !== "none" ? [] : [`${names.at(-1)?.slice(2)} ${value.name}`];
    });
    expect([...new Set(unknown)].sort()).toEqual([...free].sort());
  });

  it("offers words that no shell takes apart", async () => {
    const nodes = withAllBelow(await readCommandTree(fakeIo()));
    const words = nodes.flatMap(({ name, places, options }) => [
      name,
      ...options.flatMap(({ names, value }) => [...names, ...(value?.candidates.words ?? [])]),
      ...places.flatMap(({ candidates }) => candidates.words),
    ]);
    expect(words.filter((word) => !/^[\w.-]+$/.test(word))).toEqual([]);
  });

  it("leaves out what help hides, and takes apart what it adds", () => {
    const program = new Command("tool")
      .usage("[options]\n       tool --odd")
      .description("Does it.")
      .helpOption("-h, --help", "help")
      .option("-f, --file <path>", "a file")
      .option("--no-guard", "without it")
      .addOption(new Option("--secret").hideHelp())
      .addHelpText(
        "after",
        "\nSay more.\n\nExamples:\n  $ tool -f x\n\nEnvironment:\n  TOOL_DIR   a folder,\n             of yours",
      );
    program.command("inner", { hidden: true });
    expect(nodeOf(program, "")).toEqual({
      path: "",
      name: "tool",
      summary: "Does it.",
      description: "Does it.",
      usage: "tool [options]\n       tool --odd",
      places: [],
      options: [
        {
          term: "-f, --file <path>",
          names: ["-f", "--file"],
          description: "a file",
          group: "",
          value: { name: "path", candidates: { words: [], paths: "files" } },
        },
        { term: "--no-guard", names: ["--no-guard"], description: "without it", group: "" },
        { term: "-h, --help", names: ["-h", "--help"], description: "help", group: "" },
      ],
      globalOptions: [],
      commands: [expect.objectContaining({ path: "help" })],
      sections: {
        notes: "Say more.",
        examples: "  $ tool -f x",
        variables: [{ name: "TOOL_DIR", meaning: "a folder, of yours" }],
      },
    });
  });
});
