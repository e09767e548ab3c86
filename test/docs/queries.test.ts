import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { runQuery, shownQueries, withAnswers } from "../support/shown-queries.js";

const path = new URL("../../docs/queries.md", import.meta.url);
const page = readFileSync(path, "utf8");

async function prepared(): Promise<string> {
  const cwd = temporaryFolder();
  const blocks = [...(page.split("\n## ")[1] ?? "").matchAll(/```sh\n([\s\S]*?)```/g)].map(([, body = ""]) => body);
  for (const block of blocks) {
    if (block.startsWith("duckdb")) {
      await runQuery(block, cwd);
      continue;
    }
    for (const line of block.trim().split("\n")) {
      const copied = /^cp (\S+) (\S+)$/.exec(line);
      if (copied !== null) {
        copyFileSync(fileURLToPath(new URL(`../../${copied[1]}`, import.meta.url)), join(cwd, copied[2] ?? ""));
        continue;
      }
      const [, call = "", out] = /^jc-connector (.+?)(?: > (\S+))?$/.exec(line) ?? [];
      const args = call.split(" ").map((word) => word.replace(/^'(.*)'$/, "$1"));
      const { code, stdout } = await runCommand(args, { cwd });
      expect({ line, code }).toEqual({ line, code: 0 });
      if (out !== undefined) writeFileSync(join(cwd, out), stdout);
    }
  }
  return cwd;
}

describe("docs/queries.md", () => {
  it("shows what its queries really answer", async () => {
    const cwd = await prepared();
    const shown = shownQueries(page);
    const answers: string[] = [];
    for (const { command } of shown) answers.push(await runQuery(command, cwd));
    if (process.env.UPDATE_GOLDEN) writeFileSync(path, withAnswers(page, answers));
    expect(answers).toEqual(shownQueries(readFileSync(path, "utf8")).map(({ answer }) => answer));
    expect(shown).toHaveLength(16);
  });
});
