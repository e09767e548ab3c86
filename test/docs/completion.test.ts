import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Shell } from "../../src/cli/completion/shells.js";
import { temporaryFolder } from "../support/cli.js";
import { canComplete } from "../support/completing-shells.js";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/completion.md", root), "utf8");
const bin = fileURLToPath(new URL("bin/jc-connector.js", root));

/** The lines that are to be typed below a heading, block by block. */
function typedBelow(heading: string): string[] {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, lines = ""]) => lines);
}

/** A home with the program on its PATH, in which lines are typed into a shell; what that says. */
function type(shell: string, lines: string): { home: string; said: string } {
  const home = temporaryFolder();
  mkdirSync(join(home, "bin"));
  mkdirSync(join(home, ".config/fish/completions"), { recursive: true });
  mkdirSync(join(home, "functions"));
  writeFileSync(join(home, "bin/jc-connector"), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  chmodSync(join(home, "bin/jc-connector"), 0o755);
  const before =
    shell === "zsh" ? "fpath=(~/functions $fpath); autoload -Uz compinit && compinit -u -D\n" : "";
  const env = { HOME: home, PATH: `${join(home, "bin")}:${process.env.PATH}`, TERM: "dumb" };
  const options = { cwd: home, env, encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync(shell, ["-c", `${before}${lines}`], options);
  return { home, said: `${stdout}${stderr}` };
}

describe.skipIf(process.platform === "win32")("docs/completion.md", () => {
  it.for<{ shell: Shell; check: string; said: string }>([
    {
      shell: "bash",
      check: "complete -p jc-connector",
      said: "complete -F _jc_connector jc-connector\n",
    },
    { shell: "zsh", check: "print $_comps[jc-connector]", said: "_jc-connector\n" },
    { shell: "fish", check: "complete -C 'jc-connector completion f'", said: "fish\n" },
  ])("has lines for $shell after which it completes", ({ shell, check, said }, { skip }) => {
    skip(!canComplete(shell), `there is no ${shell} that can`);
    expect(type(shell, `${typedBelow(shell)[0]}${check}`).said).toBe(said);
  });

  it.for<{ shell: Shell; folder: string; file: string }>([
    { shell: "bash", folder: ".local/share/bash-completion/completions", file: "jc-connector" },
    { shell: "zsh", folder: "functions", file: "_jc-connector" },
    { shell: "fish", folder: ".config/fish/completions", file: "jc-connector.fish" },
  ])("has lines for $shell that leave the script as a file", ({ shell, folder, file }, { skip }) => {
    skip(!canComplete(shell), `there is no ${shell} that can`);
    const { home, said } = type(shell, typedBelow(shell).at(-1) ?? "");
    expect({ said, files: readdirSync(join(home, folder)) }).toEqual({ said: "", files: [file] });
    expect(readFileSync(join(home, folder, file), "utf8")).toContain(`${shell} completion of jc-connector`);
  });
});
