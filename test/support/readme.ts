import { readFileSync } from "node:fs";

export const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** A command of the README with the output that stands below it. */
export interface ShownCommand {
  /** Without "jc-connector" or "npx jc-connector". */
  args: string[];
  output: string;
  /** How many lines `| head` lets through. */
  head?: number;
}

/** The commands in ```console blocks that are shown with what they print. */
export function shownCommands(text: string): ShownCommand[] {
  const blocks = [...text.matchAll(/```console\n([\s\S]*?)```/g)].map(([, body = ""]) => body);
  return blocks.flatMap((block) => {
    const [line = "", ...output] = block.split("\n");
    const command = /^\$ (?:npx )?jc-connector (.+)$/.exec(line)?.[1];
    if (command === undefined || output.join("").trim() === "") return [];
    const [, call = "", head] = /^(.+?)(?: \| head -(\d+))?$/.exec(command) ?? [];
    const args = call.split(" ").map((word) => word.replace(/^'(.*)'$/, "$1"));
    return [{ args, output: output.join("\n"), ...(head !== undefined && { head: Number(head) }) }];
  });
}

/** Commands that only have commands. */
const parents: ReadonlySet<string> = new Set(["provision", "review"]);

/** Every call of jc-connector in the README, wherever it stands: the command and its flags. */
export function calls(text: string): { command: string; flags: string[] }[] {
  return [...text.matchAll(/\bjc-connector ((?:[a-z-]+)(?: [^\n`|#]*)?)/g)].flatMap(([, call = ""]) => {
    const [first = "", ...others] = call.trim().split(/\s+/);
    const isParent = parents.has(first) && others[0] !== undefined;
    const command = isParent ? `${first} ${others[0]}` : first;
    const rest = isParent ? others.slice(1) : others;
    return [
      {
        command,
        flags: rest.filter((word) => /^--?[a-z]/.test(word)).map((flag) => flag.split("=")[0] ?? flag),
      },
    ];
  });
}

/** The rows of the first table below a heading, cell by cell. */
export function tableBelow(text: string, heading: string): string[][] {
  const section = text.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
